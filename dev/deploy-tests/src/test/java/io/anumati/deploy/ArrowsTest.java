package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Who may talk to whom: the arrows of the design's section 2, none more and none less. */
class ArrowsTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    private static final Set<String> EGRESS = Set.of("auth-service -> kafka", "auth-service -> identity-provider",
            "auth-service -> postgres", "auth-service -> token-vault-service", "auth-service -> broker",
            "token-vault-service -> kafka", "token-vault-service -> identity-provider", "token-vault-service -> openbao",
            "strategy-signal-service -> kafka", "strategy-signal-service -> identity-provider",
            "strategy-signal-service -> postgres", "strategy-signal-service -> broker", "order-executor-service -> kafka",
            "order-executor-service -> identity-provider", "order-executor-service -> postgres",
            "order-executor-service -> token-vault-service", "order-executor-service -> egress-proxy",
            "audit-service -> kafka", "audit-service -> identity-provider", "audit-service -> postgres",
            "audit-service -> token-vault-service", "egress-proxy -> broker");

    private static final Set<String> INGRESS = Set.of("public -> auth-service", "internal -> auth-service",
            "auth-service -> token-vault-service", "order-executor-service -> token-vault-service",
            "audit-service -> token-vault-service", "internal -> strategy-signal-service",
            "internal -> order-executor-service", "internal -> audit-service", "order-executor-service -> egress-proxy");

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void nobodyTalksUnlessAPolicySaysSo(String overlay) {
        JsonNode deny = Manifests.of(overlay).one("NetworkPolicy", "default-deny").path("spec");
        assertThat(deny.toString()).isEqualTo("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void eachNeededArrowIsOpenOnTheWayOutAndNoOther(String overlay) {
        assertThat(arrows(overlay, "egress")).containsExactlyInAnyOrderElementsOf(with(EGRESS,
                overlay.equals("local") ? Set.of("broker -> auth-service") : Set.of()));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void eachNeededArrowIsOpenOnTheWayInAndNoOther(String overlay) {
        Set<String> more = switch (overlay) {
            case "local" -> Set.of("broker -> auth-service", "auth-service -> broker",
                    "strategy-signal-service -> broker", "egress-proxy -> broker");
            case "hosting" -> Set.of("engines -> strategy-signal-service");
            case "observed" -> Set.of("prometheus -> service");
            default -> Set.of();
        };
        assertThat(arrows(overlay, "ingress")).containsExactlyInAnyOrderElementsOf(with(INGRESS, more));
    }

    @Test
    void enginesOutsideReachTheSignalApiOnly() {
        JsonNode door = Manifests.of("hosting").one("Ingress", "engines");
        assertThat(Manifests.items(door.at("/spec/rules/0/http/paths")).map(path -> path.path("path").asText()))
                .containsExactly("/api/v1/strategies/[^/]+/signals$", "/api/v1/signals/[^/]+$");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void thePublicReachesNoOperatorsCall(String overlay) {
        assertThat(Manifests.of(overlay).kind("Ingress").filter(ingress -> ingress.at("/spec/ingressClassName").asText()
                .equals("public")).map(JsonNode::toString))
                .noneMatch(text -> text.contains("operator") || text.contains("/q/"));
    }

    private static Set<String> with(Set<String> arrows, Set<String> more) {
        Set<String> all = new HashSet<>(arrows);
        all.addAll(more);
        return all;
    }

    private static List<String> arrows(String overlay, String way) {
        return Manifests.of(overlay).kind("NetworkPolicy")
                .filter(policy -> policy.at("/metadata/namespace").asText().equals("anumati"))
                .filter(policy -> !policy.at("/spec/podSelector").isEmpty())
                .flatMap(policy -> ofPolicy(policy, way).stream()).toList();
    }

    private static List<String> ofPolicy(JsonNode policy, String way) {
        String owner = name(policy.at("/spec/podSelector/matchLabels"));
        List<String> arrows = new ArrayList<>();
        for (JsonNode rule : policy.at("/spec/" + way)) {
            assertThat(rule.path("ports")).as(Manifests.title(policy) + " names its ports").isNotEmpty();
            peers(rule).map(ArrowsTest::peer)
                    .forEach(peer -> arrows.add(way.equals("egress") ? owner + " -> " + peer : peer + " -> " + owner));
        }
        return arrows;
    }

    private static Stream<JsonNode> peers(JsonNode rule) {
        JsonNode peers = rule.has("to") ? rule.path("to") : rule.path("from");
        assertThat(peers).as("a rule without peers is open to all").isNotEmpty();
        return Manifests.items(peers);
    }

    private static String peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return "broker";
        }
        return name(peer.has("podSelector") ? peer.at("/podSelector/matchLabels") : peer.at("/namespaceSelector/matchLabels"));
    }

    /** The one label that tells who it is; the simulator is the broker, as the services see it. */
    private static String name(JsonNode labels) {
        String name = Stream.of("app.kubernetes.io/name", "anumati.io/part", "anumati.io/tier", "anumati.io/ingress")
                .map(key -> labels.path(key).asText()).filter(text -> !text.isEmpty()).findFirst().orElseThrow();
        return name.equals("upstox-simulator") ? "broker" : name;
    }
}
