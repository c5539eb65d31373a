package io.anumati.audit.checkpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

import io.anumati.audit.FakeVault;
import io.anumati.audit.WithParts;
import io.anumati.auditchain.Checkpoint;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithParts
class CheckpointTimerTest {

    @Inject
    CheckpointTimer timer;
    @Inject
    CheckpointKeeper keeper;
    @Inject
    CheckpointStore store;
    @Inject
    CheckpointState state;
    @Inject
    DataSource database;
    @ConfigProperty(name = FakeVault.URL)
    String vaultUrl;

    @Test
    void checkpointsLinkAndNoneIsTakenWithoutNewRows() throws Exception {
        Checkpoint first = Checkpoint.parse(keeper.take(true).orElseThrow().text());
        Checkpoint second = Checkpoint.parse(keeper.take(true).orElseThrow().text());

        timer.tick();

        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.previous()).isEqualTo(first.hash());
        try (Connection connection = database.getConnection()) {
            assertThat(Checkpoint.parse(store.latest(connection).orElseThrow().text()).number()).isEqualTo(second.number());
        }
    }

    @Test
    void aFailureShowsInWellnessAndGoesAway() throws Exception {
        keeper.take(true);
        given().post(vaultUrl + "/control/away");
        state.failed("the vault is away");
        given().get("/q/health/well").then().statusCode(503).body("checks[0].name", Matchers.equalTo("audit checkpoints"));
        given().post(vaultUrl + "/control/back");

        timer.tick();

        given().get("/q/health/well").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(Matchers.containsString("anumati_audit_checkpoint_failures"));
    }
}
