package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

class ConfigurationTest {

    static final List<String> SERVICES = Manifests.SERVICES;

    /** Its default is right for every cluster, or another variable says the same. */
    static final Set<String> NOT_NEEDED = Set.of("ANUMATI_AUDIT_CHECKPOINT_INTERVAL", "ANUMATI_HTTP_HOST",
            "OTEL_SDK_DISABLED");
    /** Of the JVM and of this overlay's own files, not of a service. */
    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS", "ANUMATI_KAFKA_JAAS");
    private static final String APP_ROLES = "ANUMATI_OPENBAO_[A-Z]+_(ROLE|SECRET)_ID";

    static Stream<Arguments> everyServiceOfEveryOverlay() {
        return Manifests.OVERLAYS.stream().flatMap(overlay -> SERVICES.stream().map(name -> Arguments.of(overlay, name)));
    }

    @ParameterizedTest
    @MethodSource("everyServiceOfEveryOverlay")
    void everyVariableIsAKeyOfItsService(String overlay, String service) {
        ConfigurationKeys keys = ConfigurationKeys.of(service);
        assertThat(variables(overlay, service)).filteredOn(name -> !OF_THE_JVM.contains(name)).allSatisfy(
                name -> assertThat(keys.knows(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("everyServiceOfEveryOverlay")
    void everyNeededVariableIsSet(String overlay, String service) {
        Set<String> needed = new TreeSet<>(ConfigurationKeys.of(service).variables());
        needed.removeAll(NOT_NEEDED);
        Set<String> given = variables(overlay, service);
        if (given.contains("ANUMATI_OPENBAO_KUBERNETES_TOKEN_FILE")) {
            needed.removeIf(name -> name.matches(APP_ROLES));
        }
        assertThat(given).containsAll(needed).contains("QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT");
    }

    @ParameterizedTest
    @MethodSource("everyServiceOfEveryOverlay")
    void everyReferenceToThePlatformsSettingsIsThere(String overlay, String service) {
        JsonNode platform = Manifests.of(overlay).one("ConfigMap", "platform");
        assertThat(environment(overlay, service).filter(variable -> variable.at("/valueFrom/configMapKeyRef").isObject()))
                .isNotEmpty().allSatisfy(variable -> {
                    JsonNode reference = variable.at("/valueFrom/configMapKeyRef");
                    assertThat(reference.path("name").asText()).isEqualTo(Manifests.nameOf(platform));
                    assertThat(platform.path("data").has(reference.path("key").asText())).isTrue();
                });
    }

    @Test
    void noSettingOfThePlatformIsUnused() {
        assertThat(Manifests.OVERLAYS).allSatisfy(overlay -> {
            Set<String> used = new TreeSet<>();
            SERVICES.forEach(service -> used.addAll(variables(overlay, service)));
            Manifests.of(overlay).one("ConfigMap", "platform").path("data").fieldNames()
                    .forEachRemaining(name -> assertThat(used).contains(name));
        });
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void inProductionNothingIsSpokenInClear(String service) {
        JsonNode settings = Manifests.of("production").one("ConfigMap", service + "-tls-config");
        var file = ConfigurationKeys.properties(settings.at("/data/application.properties").asText());
        assertThat(file.getProperty("quarkus.http.insecure-requests")).isEqualTo("disabled");
        assertThat(file).containsKeys("quarkus.http.tls-configuration-name", "quarkus.oidc.tls.tls-configuration-name");
        assertThat(file.values()).contains("SASL_SSL");
        assertThat(file.containsKey("quarkus.datasource.jdbc.additional-jdbc-properties.sslmode"))
                .isEqualTo(!service.equals("token-vault-service"));
        JsonNode platform = Manifests.of("production").one("ConfigMap", "platform").path("data");
        platform.properties().stream().filter(entry -> entry.getKey().endsWith("_URL"))
                .forEach(entry -> assertThat(entry.getValue().asText()).as(entry.getKey()).startsWith("https://"));
        JsonNode container = Manifests.of("production").service(service).at("/spec/template/spec/containers/0");
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .map(probe -> container.at("/" + probe + "/httpGet/scheme").asText())).containsOnly("HTTPS");
    }

    private static Stream<JsonNode> environment(String overlay, String service) {
        return Manifests.items(Manifests.of(overlay).service(service).at("/spec/template/spec/containers/0/env"));
    }

    private static Set<String> variables(String overlay, String service) {
        Set<String> names = new TreeSet<>();
        environment(overlay, service).forEach(variable -> names.add(variable.path("name").asText()));
        return names;
    }
}
