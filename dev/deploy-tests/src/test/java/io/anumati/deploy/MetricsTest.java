package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.testkit.ProjectFolder;

/** Who reads metrics in a cluster: nobody, unless component prometheus is taken. */
class MetricsTest {

    static final List<String> SERVICES = Manifests.SERVICES;

    private static final String CERTIFICATE_AUTHORITY = "ca.crt";

    private final Manifests observed = Manifests.of("observed");

    @Test
    void eachServiceHasAMonitorAndNobodyElse() {
        assertThat(observed.kind("PodMonitor").map(Manifests::nameOf)).containsExactlyInAnyOrderElementsOf(SERVICES);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aMonitorReadsItsServicesPodsAtTheirOnlyPortAndKnowsTheirCertificate(String service) {
        // Given
        JsonNode monitor = observed.one("PodMonitor", service);
        JsonNode workload = observed.service(service);
        JsonNode certificate = observed.one("Certificate", service).path("spec");
        // When
        JsonNode endpoint = monitor.at("/spec/podMetricsEndpoints/0");
        // Then
        assertThat(monitor.at("/metadata/namespace")).isEqualTo(workload.at("/metadata/namespace"));
        assertThat(monitor.at("/spec/selector/matchLabels")).isEqualTo(workload.at("/spec/selector/matchLabels"));
        assertThat(Manifests.items(workload.at("/spec/template/spec/containers/0/ports")).map(port -> port.path("name")))
                .containsExactly(endpoint.path("port"));
        assertThat(endpoint.path("scheme").asText()).isEqualTo("https");
        assertThat(Manifests.items(certificate.path("dnsNames"))).contains(endpoint.at("/tlsConfig/serverName"));
        assertThat(endpoint.at("/tlsConfig/ca/secret/name")).isEqualTo(certificate.path("secretName"));
        assertThat(endpoint.at("/tlsConfig/ca/secret/key").asText()).isEqualTo(CERTIFICATE_AUTHORITY);
        assertThat(endpoint.at("/tlsConfig/insecureSkipVerify").isMissingNode()).isTrue();
    }

    /** As on a laptop, so that one dashboard is right for both. */
    @Test
    void pathAndLabelAreThoseOfThePrometheusThatIsComposed() {
        String composed = ConfigurationKeys.read(ProjectFolder.root().resolve("deploy/observe/prometheus.yaml"));
        assertThat(observed.kind("PodMonitor")).allSatisfy(monitor -> {
            JsonNode endpoint = monitor.at("/spec/podMetricsEndpoints/0");
            assertThat(composed).contains("metrics_path: " + endpoint.path("path").asText() + "\n",
                    "target_label: " + endpoint.at("/relabelings/0/targetLabel").asText() + "}");
            assertThat(endpoint.at("/relabelings/0/replacement").asText()).isEqualTo(Manifests.nameOf(monitor));
        });
    }

    @Test
    void whoReadsMetricsReachesTheServicesPortAndNothingElse() {
        assertThat(observed.kind("NetworkPolicy").flatMap(policy -> Manifests.items(policy.at("/spec/ingress")))
                .filter(MetricsTest::isOfMetrics)).singleElement().satisfies(rule -> {
                    assertThat(rule.path("ports").toString()).isEqualTo("[{\"port\":\"http\",\"protocol\":\"TCP\"}]");
                    assertThat(rule.path("from")).singleElement().satisfies(peer -> {
                        assertThat(peer.at("/namespaceSelector/matchLabels").toString())
                                .isEqualTo("{\"anumati.io/metrics\":\"prometheus\"}");
                        assertThat(peer.at("/podSelector/matchLabels").toString())
                                .isEqualTo("{\"app.kubernetes.io/name\":\"prometheus\"}");
                    });
                });
        assertThat(observed.kind("NetworkPolicy").map(policy -> policy.at("/spec/egress"))).noneMatch(MetricsTest::isOfMetrics);
    }

    @Test
    void withoutTheComponentNobodyDoes() {
        assertThat(List.of("local", "production", "hosting")).map(Manifests::of).allSatisfy(manifests -> assertThat(
                manifests.all()).noneMatch(MetricsTest::isOfMetrics));
    }

    private static boolean isOfMetrics(JsonNode manifest) {
        return manifest.toString().contains("prometheus") || manifest.path("kind").asText().equals("PodMonitor");
    }
}
