package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Who may talk to the parts in the cluster, and to whom they may talk. */
class PartsArrowsTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;
    static final List<String> MANAGED = OVERLAYS.stream().filter(overlay -> !overlay.equals("local")).toList();

    private static final List<String> INGRESS = List.of("auth-service -> postgres", "strategy-signal-service -> postgres",
            "order-executor-service -> postgres", "audit-service -> postgres", "token-vault-service -> openbao",
            "auth-service -> identity-provider", "token-vault-service -> identity-provider",
            "strategy-signal-service -> identity-provider", "order-executor-service -> identity-provider",
            "audit-service -> identity-provider", "public -> identity-provider");
    /** Members of one part, and the operator that runs it. */
    private static final List<String> MEMBERS = List.of("postgres -> postgres", "cnpg-system -> postgres",
            "openbao -> openbao");
    /** Where no operator writes the broker's policy. */
    private static final List<String> LOCAL_BROKER = List.of("auth-service -> kafka", "token-vault-service -> kafka",
            "strategy-signal-service -> kafka", "order-executor-service -> kafka", "audit-service -> kafka",
            "kafka-topics -> kafka");

    private static final Map<String, String> ADDRESSES = Map.of("192.0.2.10/32", "cluster-api", "192.0.2.20/32",
            "key-service");

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void nobodyTalksUnlessAPolicySaysSo(String overlay) {
        assertThat(policies(overlay).filter(policy -> Manifests.nameOf(policy).equals("default-deny"))
                .map(policy -> policy.path("spec").toString()))
                .containsExactly("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void eachNeededArrowIsOpenOnTheWayInAndNoOther(String overlay) {
        assertThat(arrows(overlay, "ingress")).containsExactlyInAnyOrderElementsOf(
                Stream.concat(INGRESS.stream(), (MANAGED.contains(overlay) ? MEMBERS : LOCAL_BROKER).stream()).toList());
    }

    @ParameterizedTest
    @FieldSource("MANAGED")
    void eachNeededArrowIsOpenOnTheWayOutAndNoOther(String overlay) {
        assertThat(arrows(overlay, "egress")).containsExactlyInAnyOrder("kafka -> kafka", "kafka-entity-operator -> kafka",
                "postgres -> postgres", "openbao -> openbao", "openbao -> key-service", "kafka -> cluster-api",
                "kafka-entity-operator -> cluster-api", "postgres -> cluster-api", "openbao -> cluster-api");
    }

    @Test
    void onALaptopOnlyTheTopicsJobTalksToAnotherPart() {
        assertThat(arrows("local", "egress")).containsExactly("kafka-topics -> kafka");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyPolicyIsOfAPartThatIsThere(String overlay) {
        assertThat(policies(overlay).map(policy -> policy.at("/spec/podSelector")).flatMap(PartsArrowsTest::names).distinct())
                .allMatch(part -> isThere(overlay, part), "is a part");
    }

    /** A label of our own pods, of what an operator makes pods from, or of the provider, which is not ours in production. */
    private static boolean isThere(String overlay, String part) {
        return part.equals("identity-provider") || Manifests.of(overlay).all().stream()
                .filter(manifest -> !manifest.path("kind").asText().equals("NetworkPolicy")).map(JsonNode::toString)
                .anyMatch(text -> text.contains("\"anumati.io/part\":\"" + part + "\""));
    }

    /** Strimzi writes the policies of what the brokers let in from these. */
    @ParameterizedTest
    @FieldSource("MANAGED")
    void kafkasListenersLetInTheServicesAndTheAutoscaler(String overlay) {
        JsonNode listeners = Manifests.of(overlay).one("Kafka", "kafka").at("/spec/kafka/listeners");
        assertThat(Manifests.items(listeners)).singleElement().satisfies(listener -> {
            assertThat(listener.path("tls").asBoolean()).isTrue();
            assertThat(Manifests.items(listener.path("networkPolicyPeers")).map(JsonNode::toString)).containsExactly(
                    "{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"anumati\"}},"
                            + "\"podSelector\":{\"matchLabels\":{\"anumati.io/tier\":\"service\"}}}",
                    "{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"keda\"}}}");
        });
    }

    private static Stream<JsonNode> policies(String overlay) {
        return Manifests.of(overlay).kind("NetworkPolicy")
                .filter(policy -> policy.at("/metadata/namespace").asText().equals("anumati-parts"));
    }

    private static List<String> arrows(String overlay, String way) {
        List<String> arrows = new ArrayList<>();
        policies(overlay).filter(policy -> !policy.at("/spec/podSelector").isEmpty()).forEach(policy -> {
            for (JsonNode rule : policy.at("/spec/" + way)) {
                assertThat(rule.path("ports")).as(Manifests.title(policy) + " names its ports").isNotEmpty();
                JsonNode peers = rule.has("to") ? rule.path("to") : rule.path("from");
                assertThat(peers).as("a rule without peers is open to all").isNotEmpty();
                peers.forEach(peer -> names(policy.at("/spec/podSelector")).forEach(owner -> peer(peer).forEach(
                        other -> arrows.add(way.equals("egress") ? owner + " -> " + other : other + " -> " + owner))));
            }
        });
        return arrows;
    }

    private static Stream<String> peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return Stream.of(ADDRESSES.get(peer.at("/ipBlock/cidr").asText()));
        }
        return names(peer.path(peer.has("podSelector") ? "podSelector" : "namespaceSelector"));
    }

    private static Stream<String> names(JsonNode selector) {
        Stream<String> listed = Manifests.items(selector.path("matchExpressions"))
                .flatMap(expression -> Manifests.items(expression.path("values"))).map(JsonNode::asText);
        return Stream.concat(listed,
                selector.path("matchLabels").properties().stream().map(label -> label.getValue().asText()));
    }
}
