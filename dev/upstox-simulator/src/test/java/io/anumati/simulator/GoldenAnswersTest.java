package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    void placesAnOrderAndShowsItEverywhere() throws IOException {
        Platform.Reply placed = signedIn.place("x7-b91");
        Golden.check("place", placed.json());
        awaitStatus(placed.orderId(), "complete");

        Golden.check("order-book", signedIn.get("/v2/order/retrieve-all").json());
        Golden.check("order-details", signedIn.get("/v2/order/details?order_id=" + placed.orderId()).json());
        JsonNode byTag = signedIn.get("/v2/order/history?tag=x7-b91").json();
        Golden.check("order-history", byTag);
        assertThat(signedIn.get("/v2/order/history?order_id=" + placed.orderId()).json()).isEqualTo(byTag);
    }

    @Test
    void cutsAnOrderAboveTheFreezeQuantityWhenAsked() throws IOException {
        Platform.Reply placed = signedIn.place(Platform.order().put("instrument_token", "NSE_FO|54812").put("quantity", 3750)
                .put("price", 101.35).put("slice", true).put("tag", "cut"));

        Golden.check("place-sliced", placed.json());
        assertThat(control.orders(ANITA).findValuesAsText("quantity")).containsExactly("1800", "1800", "150");
    }

    @Test
    void cancelsAnOpenOrder() throws IOException {
        control.fills(Map.of("mode", "REST"));
        String orderId = signedIn.place("rests").orderId();
        awaitStatus(orderId, "open");

        Golden.check("cancel", signedIn.delete("/v3/order/cancel?order_id=" + orderId).json());

        awaitStatus(orderId, "cancelled");
        assertThat(signedIn.get("/v2/order/history?order_id=" + orderId).json().findValuesAsText("status")).containsExactly(
                "success", "put order req received", "validation pending", "open pending", "open", "cancel pending",
                "cancelled");
    }

    @Test
    void showsWhyTheRiskSystemRejectedAnOrder() throws IOException {
        Platform.Reply placed = signedIn.place(Platform.order().put("price", 1512.43).put("tag", "off-tick"));

        assertThat(placed.status()).isEqualTo(200);
        awaitStatus(placed.orderId(), "rejected");
        Golden.check("order-rejected", signedIn.get("/v2/order/details?order_id=" + placed.orderId()).json());
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

    private void awaitStatus(String orderId, String status) {
        await().untilAsserted(() -> assertThat(signedIn.get("/v2/order/details?order_id=" + orderId).json().at("/data/status")
                .asText()).isEqualTo(status));
    }
}
