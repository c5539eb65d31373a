package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.testkit.ProjectFolder;

class EgressProxyTest {

    private static final List<String> STAND_IN = List.of("acl stand_in dstdomain upstox-simulator",
            "acl stand_in_port port 8410", "http_access allow stand_in stand_in_port known");

    @Test
    void aProxyOpensTunnelsToTlsForWhoLogsInAndDoesNothingElse() {
        assertThat(rules(config("production"))).filteredOn(line -> line.startsWith("http_access")).containsExactly(
                "http_access deny !CONNECT", "http_access deny !tls", "http_access allow known", "http_access deny all");
        assertThat(rules(config("production"))).contains("acl known proxy_auth REQUIRED", "acl tls port 443");
    }

    @Test
    void beforeTheSimulatorItAlsoLetsThroughWhatTheSimulatorSpeaks() {
        List<String> withSimulator = rules(config("local"));
        assertThat(withSimulator).containsSubsequence(STAND_IN);
        assertThat(withSimulator.indexOf(STAND_IN.getLast())).isLessThan(withSimulator.indexOf("http_access deny !CONNECT"));
        assertThat(withSimulator).filteredOn(line -> !STAND_IN.contains(line)).isEqualTo(rules(config("production")));
        assertThat(config("local")).isEqualTo(
                ConfigurationKeys.read(ProjectFolder.root().resolve("deploy/egress-proxy/simulator/egress.conf")));
    }

    @Test
    void theSimulatorIsWhereTheServicesLookForTheBroker() {
        JsonNode platform = Manifests.of("local").one("ConfigMap", "platform").path("data");
        assertThat(List.of("ANUMATI_UPSTOX_API_URL", "ANUMATI_UPSTOX_ORDER_URL")).allSatisfy(
                name -> assertThat(platform.path(name).asText()).isEqualTo("http://upstox-simulator:8410"));
        assertThat(ConfigurationKeys.read(ProjectFolder.root().resolve("deploy/compose/compose.yaml")))
                .contains("ANUMATI_UPSTOX_ORDER_URL: http://upstox-simulator:8410",
                        "../egress-proxy/simulator/egress.conf:/etc/squid/egress.conf:ro");
    }

    @Test
    void theProxySeesHashesOnly() {
        JsonNode users = Manifests.items(Manifests.pod(Manifests.of("production").one("StatefulSet", "egress-proxy"))
                .path("volumes")).filter(volume -> volume.path("name").asText().equals("users")).findFirst().orElseThrow();
        assertThat(Manifests.items(users.at("/secret/items")).map(item -> item.path("key").asText()))
                .containsExactly("htpasswd");
    }

    private static String config(String overlay) {
        return Manifests.of(overlay).one("ConfigMap", "egress-proxy").at("/data/egress.conf").asText();
    }

    private static List<String> rules(String config) {
        return config.lines().filter(line -> !line.startsWith("#")).toList();
    }
}
