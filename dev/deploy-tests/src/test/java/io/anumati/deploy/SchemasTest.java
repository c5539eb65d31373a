package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

class SchemasTest {

    /** Kinds for which no package has a model: their few fields are looked at in PolicyTest. */
    private static final Set<String> WITHOUT_MODEL = Set.of("cilium.io/v2/CiliumEgressGatewayPolicy");

    @TestFactory
    Stream<DynamicTest> everyManifestHasOnlyFieldsOfItsKind() {
        return Manifests.OVERLAYS.stream().flatMap(overlay -> Manifests.of(overlay).all().stream()
                .map(manifest -> DynamicTest.dynamicTest(overlay + ": " + Manifests.title(manifest), () -> check(manifest))));
    }

    private static void check(JsonNode manifest) {
        if (Outline.knows(manifest)) {
            assertThat(Outline.of(manifest).complaints(manifest)).isEmpty();
        } else if (!WITHOUT_MODEL.contains(StrictModels.typeOf(manifest))) {
            assertThat(StrictModels.knows(manifest)).as("a model of " + StrictModels.typeOf(manifest)).isTrue();
            assertThatCode(() -> StrictModels.read(manifest)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/spec/template/spec", "/spec/template/spec/containers/0", "/spec/template/spec/securityContext" })
    void aMisspeltFieldIsFound(String place) {
        JsonNode broken = Manifests.of("production").one("Deployment", "auth-service").deepCopy();
        ((ObjectNode) broken.at(place)).put("readOnlyRootFilesytem", true);
        assertThatThrownBy(() -> StrictModels.read(broken)).isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("readOnlyRootFilesytem");
    }

    @Test
    void aMisspeltFieldOfKafkaIsFound() {
        JsonNode broken = Manifests.of("production").one("Kafka", "kafka").deepCopy();
        ((ObjectNode) broken.at("/spec/kafka")).put("listner", "tls");
        assertThatThrownBy(() -> StrictModels.read(broken)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aMisspeltAndAMissingFieldOfPostgresAreFound() {
        JsonNode broken = Manifests.of("production").one("Cluster", "postgres").deepCopy();
        ((ObjectNode) broken.at("/spec/postgresql/synchronous")).put("durability", "required").remove("number");
        assertThat(Outline.of(broken).complaints(broken)).contains("unknown: spec.postgresql.synchronous.durability",
                "missing: spec.postgresql.synchronous.number");
    }
}
