package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What the parts of a production cluster must survive. */
class ProductionTest {

    private final Manifests production = Manifests.of("production");

    @Test
    void aCommitIsOnASecondMachineBeforeItIsAnswered() {
        JsonNode cluster = production.one("Cluster", "postgres").path("spec");
        assertThat(cluster.path("instances").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(cluster.at("/postgresql/synchronous/number").asInt()).isEqualTo(1);
        assertThat(cluster.at("/affinity/podAntiAffinityType").asText()).isEqualTo("required");
        assertThat(production.one("ScheduledBackup", "postgres-nightly").at("/spec/cluster/name").asText())
                .isEqualTo("postgres");
    }

    @Test
    void aRecordIsOnTwoBrokersOfThreeAndNoneIsLostByAnElection() {
        JsonNode config = production.one("Kafka", "kafka").at("/spec/kafka/config");
        assertThat(production.one("KafkaNodePool", "broker").at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(config.path("default.replication.factor").asInt()).isEqualTo(3);
        assertThat(config.path("min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(config.path("offsets.topic.replication.factor").asInt()).isEqualTo(3);
        assertThat(config.path("unclean.leader.election.enable").asBoolean(true)).isFalse();
        assertThat(config.path("auto.create.topics.enable").asBoolean(true)).isFalse();
    }

    @Test
    void openBaoHasThreeMembersApartAndItsSealIsTheOperators() {
        JsonNode bao = production.one("StatefulSet", "openbao");
        assertThat(bao.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(
                Manifests.pod(bao).at("/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/topologyKey")
                        .asText())
                .isEqualTo("kubernetes.io/hostname");
        assertThat(Manifests.items(Manifests.pod(bao).path("volumes")).map(volume -> volume.at("/secret/secretName").asText()))
                .contains("openbao-seal");
        assertThat(production.one("PodDisruptionBudget", "openbao").at("/spec/maxUnavailable").asInt()).isEqualTo(1);
    }

    @Test
    void everyCertificateNamesTheServiceItIsFor() {
        Set<String> names = production.kind("Certificate").flatMap(one -> Manifests.items(one.at("/spec/dnsNames")))
                .map(JsonNode::asText).collect(Collectors.toSet());
        assertThat(names).containsAll(Manifests.SERVICES).contains("openbao.anumati-parts.svc",
                "kafka-kafka-bootstrap.anumati-parts.svc", "postgres-rw.anumati-parts.svc");
        assertThat(production.kind("Certificate").filter(one -> !one.at("/spec/isCA").asBoolean())
                .map(one -> one.at("/spec/issuerRef/name").asText())).containsOnly("anumati-internal");
    }

    @Test
    void theExecutorsUpdateGoesOneByOneAndLeavesTimeToDrain() {
        JsonNode executor = production.one("StatefulSet", "order-executor-service").path("spec");
        assertThat(executor.at("/updateStrategy/type").asText()).isEqualTo("RollingUpdate");
        assertThat(executor.at("/updateStrategy/rollingUpdate/partition").isMissingNode()).isTrue();
        assertThat(executor.path("replicas").asInt()).isGreaterThanOrEqualTo(2);
        // As in ./anumati chaos --scenario rollout.
        assertThat(executor.path("minReadySeconds").asInt()).isEqualTo(15);
        assertThat(executor.at("/template/spec/terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void everyEgressProxyIsARouteOfItsOwn() {
        JsonNode proxies = production.one("StatefulSet", "egress-proxy");
        assertThat(Stream.iterate(0, ordinal -> ordinal + 1).limit(proxies.at("/spec/replicas").asInt())
                .map(ordinal -> "egress-proxy-" + ordinal)).allSatisfy(
                        pod -> assertThat(production.one("CiliumEgressGatewayPolicy", pod).toString())
                                .contains("\"" + pod + "\""));
        assertThat(production.one("PodDisruptionBudget", "egress-proxy").at("/spec/maxUnavailable").asInt()).isEqualTo(1);
    }
}
