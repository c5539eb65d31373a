package io.anumati.audit.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.anumati.audit.AuditTables;
import io.anumati.audit.FakeVault;
import io.anumati.audit.Publisher;
import io.anumati.audit.WithParts;
import io.anumati.audit.web.AuditProblem;
import io.anumati.contracts.Topic;
import io.anumati.testkit.Tokens;
import io.anumati.web.CommonProblem;
import io.anumati.web.ProblemCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

@QuarkusTest
@WithParts
class AuditApiTest {

    private static final String CHECKPOINTS = "/api/v1/audit/checkpoints";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;
    @ConfigProperty(name = "testkit.postgres.superuser-url")
    String superuserUrl;
    @ConfigProperty(name = FakeVault.URL)
    String vaultUrl;
    @ConfigProperty(name = FakeVault.FOLDER)
    Path checkpointFolder;

    @Test
    void onlyAComplianceOfficerMayExport() {
        given().get("/api/v1/audit/export").then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
        given().auth().oauth2(Tokens.shared().stranger("u-1")).get("/api/v1/audit/export").then().statusCode(401);
        given().auth().oauth2(Tokens.shared().subscriber("u-1")).get("/api/v1/audit/export").then().statusCode(403)
                .body("code", equalTo("FORBIDDEN")).body("correlationId", notNullValue());
        given().auth().oauth2(operator()).get("/api/v1/audit/export").then().statusCode(403);
        given().auth().oauth2(Tokens.shared().subscriber("u-1")).post(CHECKPOINTS).then().statusCode(403);
        given().auth().oauth2(operator()).get("/api/v1/audit/persons/u-1/identifiers").then().statusCode(403);
        given().auth().oauth2(Tokens.shared().client("compliance-console")).get("/api/v1/audit/persons/u.1/identifiers").then()
                .statusCode(400).body("code", equalTo("INVALID_USER_ID"));
    }

    @Test
    void anExportIsLoggedBeforeItLeaves() {
        AuditTables tables = new AuditTables(superuserUrl);
        long before = tables.number("select count(*) from audit.access where action = 'EXPORT'");

        given().auth().oauth2(Tokens.shared().client("compliance-console")).get("/api/v1/audit/export").then()
                .statusCode(200);

        assertThat(tables.number("select count(*) from audit.access where action = 'EXPORT'")).isEqualTo(before + 1);
    }

    @Test
    void aCheckpointIsANoteInTheDatabaseAndInTheFolder() throws Exception {
        ExtractableResponse<Response> taken = given().auth().oauth2(operator()).post(CHECKPOINTS).then().statusCode(201)
                .body("note", containsString("anumati-audit\ncheckpoint ")).extract();
        String note = taken.path("note");
        int number = taken.path("number");

        given().auth().oauth2(operator()).get(CHECKPOINTS + "/latest").then().statusCode(200).body("note", equalTo(note));
        assertThat(Files.readString(checkpointFolder.resolve("checkpoint-%08d.txt".formatted(number)))).isEqualTo(note);
    }

    @Test
    void withoutTheVaultThereIsNoCheckpointAndTheServiceStaysReady() {
        given().post(vaultUrl + "/control/away");
        given().auth().oauth2(operator()).post(CHECKPOINTS).then().statusCode(503).body("code", equalTo("VAULT_UNAVAILABLE"));
        given().get("/q/health/ready").then().statusCode(200);
        given().post(vaultUrl + "/control/back");

        given().auth().oauth2(operator()).post(CHECKPOINTS).then().statusCode(201);
    }

    @Test
    void theSummaryCountsRowsByTopic() {
        try (Publisher publisher = new Publisher(broker)) {
            publisher.publish(Topic.TOKEN_EVENTS, "u-sum", Publisher.lease("u-sum"));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().auth().oauth2(operator()).get("/api/v1/audit/summary").then().statusCode(200)
                        .body("rows", greaterThanOrEqualTo(1)).body("rowsByTopic.token-events", greaterThanOrEqualTo(1)));
    }

    @Test
    void unknownAddressesAnswerWithACode() {
        given().auth().oauth2(operator()).get("/api/v1/audit/nothing").then().statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        given().auth().oauth2(operator()).delete(CHECKPOINTS).then().statusCode(405)
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void theReadmeListsEveryProblemCode() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains(
                Stream.<ProblemCode> concat(Arrays.stream(AuditProblem.values()), Arrays.stream(CommonProblem.values()))
                        .map(code -> "| `%s` | %d | %s |".formatted(code.name(), code.status(), code.sentence())).toList());
    }

    private static String operator() {
        return Tokens.shared().client("operator-console");
    }
}
