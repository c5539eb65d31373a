package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.anumati.testkit.ProjectFolder;

/** What stands in for the journal is on a disk that outlives its executor, and is no other executor's. */
class StandInDiskTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    private static final String VARIABLE = "ANUMATI_EXECUTOR_STAND_IN_FILE";
    private static final String USER = "10001";

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void eachExecutorPodHasAClaimOfItsOwnForIt(String overlay) {
        // Given
        JsonNode executor = Manifests.of(overlay).one("StatefulSet", "order-executor-service");
        String file = Manifests.items(container(executor).path("env"))
                .filter(variable -> variable.path("name").asText().equals(VARIABLE))
                .map(variable -> variable.path("value").asText()).findFirst().orElseThrow();
        // When
        List<String> volumes = Manifests.items(container(executor).path("volumeMounts"))
                .filter(mount -> file.startsWith(mount.path("mountPath").asText() + "/"))
                .filter(mount -> !mount.path("readOnly").asBoolean() && !mount.has("subPath"))
                .map(mount -> mount.path("name").asText()).toList();
        // Then
        assertThat(volumes).singleElement().satisfies(volume -> {
            assertThat(Manifests.items(executor.at("/spec/volumeClaimTemplates"))
                    .filter(claim -> Manifests.nameOf(claim).equals(volume))).singleElement().satisfies(claim -> {
                        assertThat(claim.at("/spec/accessModes").toString()).isEqualTo("[\"ReadWriteOnce\"]");
                        assertThat(claim.at("/spec/resources/requests/storage").asText()).isNotEmpty();
                    });
            assertThat(Manifests.items(Manifests.pod(executor).path("volumes")).map(one -> one.path("name").asText()))
                    .as("a volume of the pod would hide the claim").doesNotContain(volume);
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void itsUserMayWriteThereAndNowhereElse(String overlay) {
        JsonNode executor = Manifests.of(overlay).one("StatefulSet", "order-executor-service");
        assertThat(Manifests.pod(executor).at("/securityContext/fsGroup").asText()).isEqualTo(USER);
        assertThat(Manifests.pod(executor).at("/securityContext/runAsUser").asText()).isEqualTo(USER);
        assertThat(container(executor).at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void itOutlivesAPodThatIsTakenAway(String overlay) {
        assertThat(Manifests.of(overlay).one("StatefulSet", "order-executor-service")
                .at("/spec/persistentVolumeClaimRetentionPolicy").toString())
                .isEqualTo("{\"whenDeleted\":\"Retain\",\"whenScaled\":\"Retain\"}");
    }

    @Test
    void composedItLiesInANamedVolumeThatNobodyElseHas() throws IOException {
        // Given
        JsonNode compose = new YAMLMapper().readTree(ProjectFolder.root().resolve("deploy/compose/compose.yaml").toFile());
        String folder = Path.of(compose.at("/services/order-executor-service/environment/" + VARIABLE).asText()).getParent()
                .toString();
        // When
        List<String> volumes = mounts(compose.at("/services/order-executor-service"))
                .filter(mount -> mount.endsWith(":" + folder)).map(mount -> mount.split(":")[0]).toList();
        // Then
        assertThat(volumes).singleElement().satisfies(volume -> {
            assertThat(compose.path("volumes").has(volume)).isTrue();
            assertThat(compose.path("services")).filteredOn(part -> mounts(part)
                    .anyMatch(mount -> mount.startsWith(volume + ":"))).hasSize(1);
        });
        assertThat(ConfigurationKeys.read(ProjectFolder.root().resolve("deploy/images/Dockerfile")).lines()
                .filter(line -> line.contains("\"install\"")))
                .as("a new volume belongs to whom its folder in the image belongs to").singleElement().asString()
                .contains("\"-o\", \"" + USER + "\"", "\"" + folder + "\"");
    }

    private static JsonNode container(JsonNode workload) {
        return Manifests.pod(workload).at("/containers/0");
    }

    private static Stream<String> mounts(JsonNode part) {
        return Manifests.items(part.path("volumes")).map(JsonNode::asText);
    }
}
