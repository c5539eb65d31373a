package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** Everything at the broker's premises; what is outside meets two doors. */
class HostingTest {

    private final Manifests hosting = Manifests.of("hosting");

    @Test
    void subscribersComeInByOneDoor() {
        assertThat(doors("public")).hasSize(1).allSatisfy(door -> assertThat(behind(door)).containsOnly("auth-service"));
    }

    @Test
    void enginesComeInByAnotherOne() {
        assertThat(doors("engines")).hasSize(1).allSatisfy(door -> assertThat(behind(door))
                .containsOnly("strategy-signal-service"));
    }

    @Test
    void thereIsNoThirdDoorFromOutside() {
        assertThat(hosting.kind("Ingress").map(door -> door.at("/spec/ingressClassName").asText()))
                .containsExactlyInAnyOrder("public", "engines", "internal");
        assertThat(hosting.kind("Service").map(service -> service.at("/spec/type").asText("ClusterIP")))
                .containsOnly("ClusterIP");
    }

    /** Whom the parts ask besides is in PartsArrowsTest. */
    @Test
    void noServiceAndNoProxyLeavesThePremises() {
        assertThat(hosting.kind("NetworkPolicy")
                .filter(policy -> policy.at("/metadata/namespace").asText().equals("anumati"))
                .flatMap(policy -> Manifests.items(policy.at("/spec/egress")))
                .flatMap(rule -> Manifests.items(rule.path("to"))).map(peer -> peer.at("/ipBlock/cidr").asText())
                .filter(range -> !range.isEmpty())).isNotEmpty().containsOnly("198.51.100.0/24");
    }

    private Stream<JsonNode> doors(String kind) {
        return hosting.kind("Ingress").filter(door -> door.at("/spec/ingressClassName").asText().equals(kind));
    }

    private static Stream<String> behind(JsonNode door) {
        return Manifests.items(door.at("/spec/rules")).flatMap(rule -> Manifests.items(rule.at("/http/paths")))
                .map(path -> path.at("/backend/service/name").asText());
    }
}
