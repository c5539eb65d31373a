package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import org.junit.jupiter.api.Test;

class QuarkusResourcesTest {

    @Test
    void twoTestsShareOneIdentityProviderAndItsTokens() {
        Map<String, String> first = new IdentityProviderResource().start();
        Map<String, String> second = new IdentityProviderResource().start();

        assertThat(first).isEqualTo(second).containsKeys("ANUMATI_OIDC_URL", "ANUMATI_OIDC_CLIENT_SECRET");
        assertThat(Tokens.shared().subscriber("u-1")).isNotBlank();
    }

    @Test
    void auditGetsTheWriterAndForItsMigrationsTheOwner() {
        PostgresResource resource = new PostgresResource();
        resource.init(Map.of("service", "audit"));

        assertThat(resource.start()).containsEntry("ANUMATI_DB_USER", "audit_writer")
                .containsEntry("ANUMATI_DB_OWNER_USER", "audit_owner").containsEntry("ANUMATI_DB_NAME", "anumati")
                .containsKeys("ANUMATI_DB_HOST", "ANUMATI_DB_PORT", "ANUMATI_DB_PASSWORD", "ANUMATI_DB_OWNER_PASSWORD",
                        "testkit.postgres.superuser-url");
    }

    @Test
    void postgresAsksWhoseSchemaItIs() {
        assertThatThrownBy(() -> new PostgresResource().init(Map.of()))
                .hasMessageContaining("service=auth|signal|executor|audit");
    }

    @Test
    void kafkaTakesAnotherPartitionCount() {
        KafkaResource resource = new KafkaResource();
        resource.init(Map.of("partitions", "3"));

        assertThat(resource.start()).containsEntry("ANUMATI_PARTITIONS", "3").containsKeys("KAFKA_BOOTSTRAP_SERVERS",
                "kafka.bootstrap.servers");
    }

    @Test
    void openBaoGivesEachRoleItsLogin() {
        assertThat(new OpenBaoResource().start()).containsKeys("ANUMATI_OPENBAO_URL", "ANUMATI_OPENBAO_AUTHORITY_ROLE_ID",
                "ANUMATI_OPENBAO_AUTHORITY_SECRET_ID", "ANUMATI_OPENBAO_EXECUTION_ROLE_ID",
                "ANUMATI_OPENBAO_CHECKPOINT_SECRET_ID");
    }

    @Test
    void theSimulatorAnswersAtEachAddressItGives() throws Exception {
        Map<String, String> settings = new SimulatorResource().start();

        assertThat(statusOf(settings.get("ANUMATI_UPSTOX_INSTRUMENTS_URL"))).isEqualTo(200);
        assertThat(statusOf(settings.get("ANUMATI_UPSTOX_API_URL") + "/v2/user/profile")).isEqualTo(401);
        assertThat(statusOf(settings.get("testkit.simulator.control-url") + "/control/witness")).isEqualTo(200);
    }

    private static int statusOf(String url) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
