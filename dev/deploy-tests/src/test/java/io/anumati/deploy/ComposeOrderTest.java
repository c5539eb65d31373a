package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.anumati.testkit.ProjectFolder;

/** In which order the composed stack starts, and what outlives its containers. */
class ComposeOrderTest {

    static final List<String> SERVICES = Manifests.SERVICES;

    private static final Set<String> JOBS = Set.of("kafka-topics", "openbao-setup");
    /** What each needs before it can be ready; the executor gets most of it through those that wait for it. */
    private static final Map<String, Set<String>> NEEDED = Map.of("auth-service",
            Set.of("kafka-topics", "postgres", "identity-provider"), "token-vault-service",
            Set.of("kafka-topics", "openbao-setup", "identity-provider"), "strategy-signal-service",
            Set.of("kafka-topics", "postgres", "identity-provider"), "order-executor-service",
            Set.of("kafka-topics", "postgres", "identity-provider", "token-vault-service", "egress-route-1", "egress-route-2"),
            "audit-service", Set.of("kafka-topics", "postgres", "token-vault-service"));

    private final JsonNode compose = read();

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(ProjectFolder.root().resolve("deploy/compose/compose.yaml").toFile());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void whoWaitsWaitsForHealthOrForAJobsEnd() {
        compose.path("services").properties().forEach(part -> part.getValue().path("depends_on").properties()
                .forEach(needed -> assertThat(needed.getValue().path("condition").asText())
                        .as("%s waits for %s", part.getKey(), needed.getKey())
                        .isEqualTo(JOBS.contains(needed.getKey()) ? "service_completed_successfully" : "service_healthy")));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceStartsAfterAllThatItNeeds(String service) {
        assertThat(before(service)).containsAll(NEEDED.get(service));
    }

    @Test
    void whatIsKeptLiesInNamedVolumes() {
        Set<String> named = new TreeSet<>();
        compose.path("volumes").fieldNames().forEachRemaining(named::add);
        assertThat(Stream.of("kafka", "postgres", "openbao")).allSatisfy(part -> assertThat(
                Manifests.items(compose.at("/services/" + part + "/volumes")).map(volume -> volume.asText().split(":")[0]))
                .as(part).anyMatch(named::contains));
    }

    private Set<String> before(String part) {
        Set<String> all = new TreeSet<>();
        compose.at("/services/" + part + "/depends_on").fieldNames().forEachRemaining(needed -> {
            all.add(needed);
            all.addAll(before(needed));
        });
        return all;
    }
}
