package io.anumati.vault.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.VaultCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@RealParts
class SignatureResourceTest {

    /** What X.509 puts before a raw ed25519 key. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] DATA = "checkpoint 7".getBytes(UTF_8);

    private final VaultCalls vault = new VaultCalls(Tokens.shared());

    @Test
    void signsWithAKeyThatAnybodyCanCheck() throws Exception {
        Response answer = vault.sign(VaultCalls.CHECKPOINT, Base64.getEncoder().encodeToString(DATA));

        answer.then().statusCode(200).body("keyName", equalTo("audit-checkpoint")).body("keyVersion", equalTo(1));
        java.security.Signature check = java.security.Signature.getInstance("Ed25519");
        check.initVerify(publicKey(bytes(answer, "publicKey")));
        check.update(DATA);
        assertThat(check.verify(bytes(answer, "signature"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { VaultCalls.AUTHORITY, VaultCalls.EXECUTION })
    void signsForNobodyElse(String client) {
        vault.sign(client, "AAAA").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void signsACheckpointOfThousandsOfChains() {
        vault.sign(VaultCalls.CHECKPOINT, Base64.getEncoder().encodeToString(new byte[256 * 1024])).then().statusCode(200);
    }

    @Test
    void refusesMoreThanACheckpointHas() {
        vault.sign(VaultCalls.CHECKPOINT, Base64.getEncoder().encodeToString(new byte[256 * 1024 + 1])).then()
                .statusCode(400).body("code", equalTo("INVALID_DATA"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "not base64!" })
    void refusesDataThatIsNotThere(String data) {
        vault.sign(VaultCalls.CHECKPOINT, data).then().statusCode(400).body("code", equalTo("INVALID_DATA"));
    }

    private static byte[] bytes(Response answer, String member) {
        return Base64.getDecoder().decode(answer.<String> path(member));
    }

    private static PublicKey publicKey(byte[] raw) throws Exception {
        byte[] encoded = new byte[PREFIX.length + raw.length];
        System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
