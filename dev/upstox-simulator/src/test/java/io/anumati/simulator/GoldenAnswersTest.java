package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

/** Each call's good answer, exact to the field. */
class GoldenAnswersTest extends SimulatorTest {

    @Test
    void exchangesACodeForATokenWithoutEnvelope() throws IOException {
        Platform.Reply login = elsewhere.form("/v2/login/authorization/dialog", Map.of("client_id", "app-a", "redirect_uri",
                REDIRECT, "state", "a b", "user_id", ANITA, "pin", "123456", "decision", "approve"));
        String location = login.response().headers().firstValue("Location").orElseThrow();
        assertThat(login.status()).isEqualTo(302);
        assertThat(location).matches(REDIRECT + "\\?code=[A-Za-z0-9]{6}&state=a\\+b");
        String code = location.replaceAll(".*code=(\\w+).*", "$1");

        Platform.Reply token = elsewhere.form("/v2/login/authorization/token", Map.of("code", code, "client_id", "app-a",
                "client_secret", "secret", "redirect_uri", REDIRECT, "grant_type", "authorization_code"));

        assertThat(token.status()).isEqualTo(200);
        Golden.check("token-exchange", token.json());
        Golden.check("profile", elsewhere.with(token.json().get("access_token").textValue()).get("/v2/user/profile").json());
    }

    @Test
    void takesATokenRequest() throws IOException {
        control.app("app-a", Map.of("notifierUrl", "https://hooks.example.in/upstox/notifier"));

        Golden.check("token-request",
                elsewhere.post("/v3/login/auth/token/request/app-a", Map.of("client_secret", "secret")).json());
    }

    @Test
    void tellsFundsAndAddresses() throws IOException {
        Golden.check("funds", signedIn.get("/v3/user/get-funds-and-margin").json());
        Golden.check("static-ip", signedIn.get("/v2/user/ip").json());
    }

    @Test
    void logsOut() throws IOException {
        Golden.check("logout", signedIn.delete("/v2/logout").json());

        assertThat(signedIn.get("/v2/user/profile").code()).isEqualTo("UDAPI100050");
    }

    @Test
    void servesTheInstrumentsFileZipped() throws IOException {
        byte[] zipped = elsewhere.get("/market-quote/instruments/exchange/complete.json.gz").response().body();

        JsonNode rows = Json.read(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes()).orElseThrow();
        assertThat(rows.findValuesAsText("segment")).hasSize(24).filteredOn("NSE_FO"::equals).hasSize(6);
        Golden.check("instrument", rows.get(0));
    }
}
