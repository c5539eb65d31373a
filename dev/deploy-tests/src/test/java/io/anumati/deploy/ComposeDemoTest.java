package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.runner.compose.ComposePlatform;
import io.anumati.runner.compose.Published;
import io.anumati.runner.demo.DemoRole;
import io.anumati.runner.demo.DemoUser;

/** What {@code ./anumati demo --target compose} counts on is what the compose files say. */
class ComposeDemoTest {

    private static JsonNode compose;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void read() throws Exception {
        compose = ComposeFiles.read(folder, "compose.yaml", "compose.demo.yaml");
    }

    @ParameterizedTest
    @EnumSource
    void everyAddressTheDemoUsesIsPublishedOnLoopback(Published published) {
        assertThat(part(published.host()).path("ports")).anySatisfy(port -> {
            assertThat(port.path("host_ip").asText()).isEqualTo("127.0.0.1");
            assertThat(port.path("published").asText()).isEqualTo(Integer.toString(published.outside()));
            assertThat(port.path("target").asInt()).isEqualTo(published.inside());
        });
    }

    @Test
    void nothingElseIsPublished() {
        List<String> ports = compose.path("services").properties().stream()
                .filter(part -> !part.getValue().has("profiles"))
                .flatMap(part -> Manifests.items(part.getValue().path("ports"))
                        .map(port -> part.getKey() + ":" + port.path("target").asInt()))
                .toList();
        assertThat(ports).containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(Published.values())
                .map(published -> published.host() + ":" + published.inside()).toList());
    }

    @Test
    void everyDemoUsersProxyHasTheAddressThatIsRegisteredForTheUser() {
        assertThat(ComposePlatform.cast(ComposePlatform.PROXIES)).filteredOn(user -> user.role() != DemoRole.WRONG_ADDRESS)
                .allSatisfy(user -> assertThat(addressOfProxy(user)).isEqualTo(user.registered()));
    }

    @Test
    void aWrongAddressIsNobodys() {
        assertThat(ComposePlatform.cast(ComposePlatform.PROXIES)).filteredOn(user -> user.role() == DemoRole.WRONG_ADDRESS)
                .allSatisfy(user -> assertThat(compose.toString()).doesNotContain(user.registered())
                        .contains(addressOfProxy(user)));
    }

    @Test
    void everyProxyIsLikeTheFirst() {
        JsonNode first = part("egress-route-1");
        assertThat(ComposePlatform.cast(ComposePlatform.PROXIES)).allSatisfy(user -> {
            JsonNode proxy = part(host(user));
            assertThat(proxy.path("image")).isEqualTo(first.path("image"));
            assertThat(proxy.path("secrets")).isEqualTo(first.path("secrets"));
            assertThat(proxy.path("healthcheck")).isEqualTo(first.path("healthcheck"));
        });
    }

    @Test
    void kafkaTellsCallersOnLoopbackAnAddressThatTheyCanReach() {
        assertThat(part("kafka").path("environment").toString())
                .contains("PLAINTEXT://kafka:9092,LOOPBACK://127.0.0.1:" + Published.KAFKA.outside())
                .contains("LOOPBACK://:" + Published.KAFKA.inside());
    }

    @Test
    void theSimulatorsControlApiWantsATokenThatTheDemoKnows() {
        JsonNode settings = KeycloakCalls.json(ConfigurationKeys.read(folder.resolve("simulator.json")));
        assertThat(settings.path("controlToken").asText()).hasSize(32)
                .isEqualTo(ConfigurationKeys.read(folder.resolve("simulator-control")).strip());
        assertThat(part("upstox-simulator").path("command").toString()).contains("--config", "/run/secrets/simulator.json");
    }

    private static String addressOfProxy(DemoUser user) {
        return part(host(user)).at("/networks/inside/ipv4_address").asText();
    }

    private static String host(DemoUser user) {
        return user.egress().replace(":3128", "");
    }

    private static JsonNode part(String name) {
        return compose.path("services").path(name);
    }
}
