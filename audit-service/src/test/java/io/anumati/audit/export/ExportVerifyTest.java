package io.anumati.audit.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.audit.AuditTables;
import io.anumati.audit.FakeVault;
import io.anumati.audit.Publisher;
import io.anumati.audit.WithParts;
import io.anumati.audit.export.VerifierProcess.Outcome;
import io.anumati.auditchain.VerifierKey;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.Topic;
import io.anumati.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A superuser can change everything in the database and nothing without being found by the verifier's own process. */
@QuarkusTest
@WithParts
class ExportVerifyTest {

    private static final String USER = "u-verify";
    private static final String CHAIN = "token-events/" + Partitions.of(USER, 4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;
    @ConfigProperty(name = "testkit.postgres.superuser-url")
    String superuserUrl;
    @ConfigProperty(name = FakeVault.PUBLIC_KEY)
    String publicKey;
    @ConfigProperty(name = FakeVault.FOLDER)
    String checkpointFolder;
    @TempDir
    Path folder;

    private AuditTables tables;
    private Publisher publisher;
    private Path key;
    private long checkpoint;
    private long sealed;

    @BeforeEach
    void recordAndSeal() throws IOException {
        tables = new AuditTables(superuserUrl);
        publisher = new Publisher(broker);
        key = Files.writeString(folder.resolve("key"),
                VerifierKey.named("anumati-audit", Base64.getDecoder().decode(publicKey)).encode("anumati-audit") + "\n");
        publish(5);
        checkpoint = takeCheckpoint();
        sealed = tables.rows(CHAIN);
        tables.execute("create table saved_rows as select * from audit.audit_row",
                "create table saved_checkpoints as select * from audit.checkpoint");
    }

    @AfterEach
    void restore() {
        publisher.close();
        tables.execute("truncate audit.audit_row", "insert into audit.audit_row select * from saved_rows",
                "truncate audit.checkpoint", "insert into audit.checkpoint select * from saved_checkpoints",
                "drop table saved_rows", "drop table saved_checkpoints");
    }

    @Test
    void i9_anUntouchedLogIsIntact() throws Exception {
        Outcome outcome = verify();

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("INTACT").doesNotContain("unsealed tail");
    }

    @Test
    void i9_theBareKeyAndPemServeAsWell() throws Exception {
        Path bare = Files.writeString(folder.resolve("bare"), publicKey);

        assertThat(VerifierProcess.run(export(), bare, checkpoint).exitCode()).isZero();
    }

    @Test
    void i9_anEditedRowIsNamed() throws Exception {
        tables.execute("update audit.audit_row set event = replace(event, 'PLACE', 'RECON') where chain = '%s' and sequence = 3"
                .formatted(CHAIN));

        assertBroken("chain %s, sequence 3, topic token-events, partition %d, offset".formatted(CHAIN,
                Partitions.of(USER, 4)), "was changed");
    }

    @Test
    void i9_anEditedTimeIsNamed() throws Exception {
        tables.execute(
                "update audit.audit_row set recorded_at = recorded_at - interval '1 second' where chain = '%s' and sequence = 2"
                        .formatted(CHAIN));

        assertBroken("chain %s, sequence 2,".formatted(CHAIN), "was changed");
    }

    @Test
    void i9_aCutTailIsNamed() throws Exception {
        tables.execute("delete from audit.audit_row where chain = '%s' and sequence >= %d".formatted(CHAIN, sealed - 1));

        assertBroken("chain %s, sequence %d,".formatted(CHAIN, sealed - 1), "is missing");
    }

    @Test
    void i9_aRemovedRowIsNamed() throws Exception {
        tables.execute("delete from audit.audit_row where chain = '%s' and sequence = 2".formatted(CHAIN));

        assertBroken("chain %s, sequence 2,".formatted(CHAIN), "is missing");
    }

    @Test
    void i9_swappedRowsAreNamed() throws Exception {
        tables.execute("update audit.audit_row set sequence = 1000000 where chain = '%s' and sequence = 2".formatted(CHAIN),
                "update audit.audit_row set sequence = 2 where chain = '%s' and sequence = 3".formatted(CHAIN),
                "update audit.audit_row set sequence = 3 where chain = '%s' and sequence = 1000000".formatted(CHAIN));

        assertBroken("chain %s, sequence 2,".formatted(CHAIN), "does not link");
    }

    @Test
    void i9_aRemovedChainIsNamed() throws Exception {
        tables.execute("delete from audit.audit_row where chain = '%s'".formatted(CHAIN));

        assertBroken("chain %s, sequence 1,".formatted(CHAIN), "is missing");
    }

    @Test
    void i9_aChangedCheckpointIsNamed() throws Exception {
        tables.execute("update audit.checkpoint set note = replace(note, 'taken 2', 'taken 3') where number = %d"
                .formatted(checkpoint));

        assertBroken("checkpoint %d".formatted(checkpoint), "was changed");
    }

    @Test
    void i9_aMissingCheckpointIsNamed() throws Exception {
        tables.execute("delete from audit.checkpoint where number = %d".formatted(checkpoint));

        assertBroken("checkpoint %d".formatted(checkpoint), "is not in the file");
    }

    @Test
    void i9_anotherKeyIsNotBelieved() throws Exception {
        key = Files.writeString(folder.resolve("other"), VerifierKey.named("anumati-audit",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded()).encode("anumati-audit"));

        assertBroken("checkpoint %d".formatted(checkpoint), "is not signed by the key given");
    }

    @Test
    void i9_theUnsealedTailIsNamed() throws Exception {
        publish(2);

        Outcome outcome = verify();

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("unsealed tail: chain %s: rows %d..%d".formatted(CHAIN, sealed + 1, sealed + 2));
        assertThat(VerifierProcess.run(export(), key, checkpoint, "--require-sealed").exitCode()).isEqualTo(1);
        tables.execute("insert into saved_rows select * from audit.audit_row where chain = '%s' and sequence > %d"
                .formatted(CHAIN, sealed));
    }

    @Test
    void noCheckpointIsSignedOverRowsThatWereChanged() {
        tables.execute("delete from audit.audit_row where chain = '%s' and sequence = %d".formatted(CHAIN, sealed));

        refuseCheckpoint();
    }

    @Test
    void i9_noNumberIsSignedAgainAfterRowsAndTheirCheckpointWereRemoved() throws IOException {
        Path file = Path.of(checkpointFolder, "checkpoint-%08d.txt".formatted(checkpoint));
        String note = Files.readString(file);
        tables.execute("delete from audit.checkpoint where number = %d".formatted(checkpoint),
                "delete from audit.audit_row where chain = '%s' and sequence = %d".formatted(CHAIN, sealed));

        refuseCheckpoint();

        assertThat(tables.number("select count(*) from audit.checkpoint where number >= %d".formatted(checkpoint))).isZero();
        assertThat(file).hasContent(note);
    }

    @Test
    void i9_noCheckpointIsSignedAfterOneThatIsNotTheFolders() {
        tables.execute("update audit.checkpoint set note = replace(note, 'taken 2', 'taken 3') where number = %d"
                .formatted(checkpoint));

        refuseCheckpoint();
    }

    @Test
    void i9_theChainStillVerifiesAfterAPersonIsErased() throws Exception {
        publisher.publish(Topic.AUTHORIZATIONS, USER, Publisher.authority(USER, "UCC-77"));
        String chain = "authorizations/" + Partitions.of(USER, 4);
        await().atMost(PATIENCE).until(() -> tables.number(
                "select count(*) from audit.person_identifier where user_id = '%s'".formatted(USER)) > 0);
        checkpoint = takeCheckpoint();
        identifiers().statusCode(200).body("[0].field", equalTo("brokerUserId")).body("[0].value", equalTo("UCC-77"));

        tables.execute("delete from audit.person_key where user_id = '%s'".formatted(USER));

        identifiers().statusCode(404).body("code", equalTo("NO_IDENTIFIERS"));

        Outcome outcome = verify();
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(tables.number("select count(*) from audit.audit_row where event like '%UCC-77%'")).isZero();
        tables.execute("truncate saved_rows", "insert into saved_rows select * from audit.audit_row",
                "truncate saved_checkpoints", "insert into saved_checkpoints select * from audit.checkpoint");
        assertThat(tables.rows(chain)).isPositive();
    }

    private static void refuseCheckpoint() {
        given().auth().oauth2(Tokens.shared().client("operator-console")).post("/api/v1/audit/checkpoints").then()
                .statusCode(500).body("code", equalTo("CHAIN_BROKEN"));
    }

    private static ValidatableResponse identifiers() {
        return given().auth().oauth2(Tokens.shared().client("compliance-console"))
                .get("/api/v1/audit/persons/%s/identifiers".formatted(USER)).then();
    }

    private void assertBroken(String where, String what) throws Exception {
        Outcome outcome = verify();
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
        assertThat(outcome.firstLine()).startsWith("BROKEN: " + where).contains(what);
    }

    private Outcome verify() throws Exception {
        return VerifierProcess.run(export(), key, checkpoint);
    }

    private Path export() throws IOException {
        Path file = folder.resolve("export.ndjson");
        try (InputStream body = given().auth().oauth2(Tokens.shared().client("compliance-console"))
                .get("/api/v1/audit/export").then().statusCode(200).extract().asInputStream()) {
            Files.copy(body, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private void publish(int count) {
        long expected = tables.rows(CHAIN) + count;
        for (int number = 0; number < count; number++) {
            publisher.publish(Topic.TOKEN_EVENTS, USER, Publisher.lease(USER));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables.rows(CHAIN)).isEqualTo(expected));
    }

    private static long takeCheckpoint() {
        return given().auth().oauth2(Tokens.shared().client("operator-console")).post("/api/v1/audit/checkpoints").then()
                .statusCode(201).extract().<Integer> path("number");
    }
}
