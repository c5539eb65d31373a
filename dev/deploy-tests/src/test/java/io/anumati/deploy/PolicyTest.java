package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

class PolicyTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    /** Programs that write beside themselves; the reason stands at their place. */
    private static final Set<String> MAY_WRITE = Set.of("kafka", "identity-provider");
    private static final Pattern SECRET_NAME = Pattern.compile("PASSWORD|SECRET|TOKEN|JAAS|KEY");
    private static final Pattern NAMES_A_FILE = Pattern.compile(".*_FILE$");

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyPodIsRestricted(String overlay) {
        assertThat(Manifests.of(overlay).workloads()).isNotEmpty().allSatisfy(workload -> {
            JsonNode pod = Manifests.pod(workload);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).as(Manifests.title(workload)).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(Stream.of("hostNetwork", "hostPID", "hostIPC").map(pod::has)).containsOnly(false);
            assertThat(Manifests.items(pod.path("volumes")).map(volume -> volume.has("hostPath"))).doesNotContain(true);
            assertThat(Manifests.containers(workload)).allSatisfy(container -> {
                JsonNode context = container.path("securityContext");
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).as(Manifests.title(workload)).isFalse();
                assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
                assertThat(context.path("readOnlyRootFilesystem").asBoolean())
                        .isNotEqualTo(MAY_WRITE.contains(container.path("name").asText()));
            });
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyPodHasLimitsAndAFixedImage(String overlay) {
        assertThat(Manifests.of(overlay).workloads()).flatMap(Manifests::containers).allSatisfy(container -> {
            assertThat(container.at("/resources/requests/cpu").asText()).as(container.path("name").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            assertThat(container.path("image").asText()).matches(".+:[^:/]*[0-9][^:/]*").doesNotContain("latest");
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void whatRunsForLongSaysHowItIs(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        Stream.of("Deployment", "StatefulSet").flatMap(manifests::kind)
                .flatMap(workload -> Manifests.items(Manifests.pod(workload).path("containers")))
                .forEach(container -> assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(container::has)).as(container.path("name").asText()).containsOnly(true));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyServiceStandsOnItsOwn(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertThat(Manifests.SERVICES).allSatisfy(name -> {
            JsonNode pod = Manifests.pod(manifests.service(name));
            assertThat(pod.path("serviceAccountName").asText()).isEqualTo(name);
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(manifests.one("ServiceAccount", name).path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(manifests.one("PodDisruptionBudget", name).at("/spec/maxUnavailable").asInt()).isEqualTo(1);
            assertThat(pod.path("topologySpreadConstraints")).hasSize(2);
            assertThat(pod.path("containers")).hasSize(1);
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void onlyOpenBaoAndItsClientGetAToken(String overlay) {
        assertThat(Manifests.of(overlay).workloads().stream().filter(PolicyTest::hasToken).map(Manifests::nameOf))
                .isSubsetOf("openbao", "token-vault-service");
    }

    private static boolean hasToken(JsonNode workload) {
        JsonNode pod = Manifests.pod(workload);
        return pod.path("automountServiceAccountToken").asBoolean(true) || pod.toString().contains("serviceAccountToken\":");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void noManifestHoldsASecret(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertThat(manifests.kind("Secret")).isEmpty();
        assertThat(manifests.workloads()).flatMap(Manifests::containers)
                .flatMap(container -> Manifests.items(container.path("env")).toList())
                .filteredOn(variable -> SECRET_NAME.matcher(variable.path("name").asText()).find()
                        && !NAMES_A_FILE.matcher(variable.path("name").asText()).matches())
                .allSatisfy(variable -> assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                        .as(variable.path("name").asText()).isNotEmpty());
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theExecutorsNameIsItsPodsAndItsCountIsFixed(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        JsonNode executor = manifests.one("StatefulSet", "order-executor-service");
        assertThat(Manifests.items(executor.at("/spec/template/spec/containers/0/env"))
                .filter(variable -> variable.path("name").asText().equals("ANUMATI_EXECUTOR_INSTANCE_ID"))
                .map(variable -> variable.at("/valueFrom/fieldRef/fieldPath").asText())).containsExactly("metadata.name");
        assertThat(manifests.kind("ScaledObject").map(scaled -> scaled.at("/spec/scaleTargetRef/name").asText()))
                .doesNotContain("order-executor-service");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void noAddressServesTwoRoutes(String overlay) {
        assertThat(Manifests.of(overlay).kind("CiliumEgressGatewayPolicy")
                .map(policy -> policy.at("/spec/egressGateway/egressIP").asText())).doesNotHaveDuplicates()
                .allSatisfy(address -> assertThat(address).matches("[0-9.]+"));
    }
}
