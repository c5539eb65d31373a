package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The compose file as docker compose would read it. */
class ComposeTest {

    static final List<String> SERVICES = Manifests.SERVICES;

    private static final Set<String> JOBS = Set.of("kafka-topics", "openbao-setup");
    private static final Set<String> OBSERVE = Set.of("prometheus", "grafana");

    private static JsonNode compose;

    @TempDir
    private static Path secrets;

    @BeforeAll
    static void read() throws Exception {
        compose = ComposeFiles.read(secrets, "compose.yaml");
    }

    @Test
    void hasTheWholeStack() {
        assertThat(names()).containsAll(SERVICES).containsAll(JOBS).contains("kafka", "postgres", "openbao",
                "identity-provider",
                "upstox-simulator", "egress-route-1", "egress-route-2");
    }

    @Test
    void everythingButJobsAndObserversSaysHowItIs() {
        assertThat(names()).filteredOn(name -> !JOBS.contains(name) && !OBSERVE.contains(name) && !ofOurOwnImage(name))
                .allSatisfy(name -> assertThat(part(name).at("/healthcheck/test")).as(name).isNotEmpty());
    }

    @Test
    void everyImageHasAFixedVersion() {
        assertThat(names()).allSatisfy(name -> assertThat(part(name).path("image").asText()).matches(".+:.*[0-9].*")
                .doesNotContain("latest"));
    }

    @Test
    void onlyLoopbackPortsArePublishedAndTheVaultServicesIsNot() {
        assertThat(names()).allSatisfy(name -> assertThat(part(name).path("ports"))
                .allSatisfy(port -> assertThat(port.path("host_ip").asText()).as(name).isEqualTo("127.0.0.1")));
        assertThat(names()).filteredOn(name -> part(name).has("ports")).doesNotContain("token-vault-service", "openbao",
                "postgres", "kafka");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyServiceIsRestricted(String service) {
        JsonNode part = part(service);
        assertThat(part.path("user").asText()).isEqualTo("10001:10001");
        assertThat(part.path("read_only").asBoolean()).isTrue();
        assertThat(part.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(part.path("security_opt").toString()).contains("no-new-privileges");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyVariableIsAKeyOfItsServiceAndEachNeededOneIsSet(String service) {
        ConfigurationKeys keys = ConfigurationKeys.of(service);
        Set<String> inEnvironment = new TreeSet<>();
        part(service).path("environment").fieldNames().forEachRemaining(inEnvironment::add);
        assertThat(inEnvironment).filteredOn(name -> !name.equals("SMALLRYE_CONFIG_LOCATIONS"))
                .allSatisfy(name -> assertThat(keys.knows(name)).as(name).isTrue());
        Set<String> inFile = inFile(service);
        assertThat(inFile).allSatisfy(name -> assertThat(keys.knows(name)).as(name).isTrue());
        Set<String> needed = new TreeSet<>(keys.variables());
        needed.removeAll(ConfigurationTest.NOT_NEEDED);
        assertThat(Stream.concat(inEnvironment.stream(), inFile.stream())).containsAll(needed);
    }

    @Test
    void noSecretStandsInTheFile() {
        assertThat(names()).allSatisfy(name -> part(name).path("environment").fieldNames().forEachRemaining(
                variable -> assertThat(variable).matches("(?!.*(PASSWORD|SECRET|TOKEN)).*|.*_FILE|.*__FILE")));
    }

    @Test
    void everySecretTheFileNamesIsMade() {
        compose.path("secrets")
                .forEach(secret -> assertThat(secrets.resolve(Path.of(secret.path("file").asText()).getFileName()))
                        .isNotEmptyFile());
    }

    /** Logins of token-vault-service are made by the OpenBao job; the others' secrets by make-secrets.sh. */
    private static Set<String> inFile(String service) {
        if (service.equals("token-vault-service")) {
            return Set.of("AUTHORITY", "EXECUTION", "CHECKPOINT").stream().flatMap(role -> Stream.of("ROLE", "SECRET")
                    .map(half -> "ANUMATI_OPENBAO_%s_%s_ID".formatted(role, half))).collect(Collectors.toSet());
        }
        return ConfigurationKeys.properties(ConfigurationKeys.read(secrets.resolve(service + ".properties")))
                .stringPropertyNames();
    }

    /** Health stands in the Dockerfile. */
    private static boolean ofOurOwnImage(String name) {
        return part(name).path("image").asText().startsWith("anumati/");
    }

    private static JsonNode part(String name) {
        return compose.path("services").path(name);
    }

    private static List<String> names() {
        return compose.path("services").properties().stream().map(Map.Entry::getKey).toList();
    }
}
