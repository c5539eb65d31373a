package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Platform.Reply;
import io.anumati.simulator.json.Json;

class KillSwitchTest extends SimulatorTest {

    private static final String SWITCH = "/v2/user/kill-switch";

    @Test
    void stoppingASegmentCancelsItsOpenOrdersOnly() throws IOException {
        control.fills(Map.of("mode", "REST"));
        String equity = signedIn.place("equity").orderId();
        String option = signedIn.place(Platform.order().put("instrument_token", "NSE_FO|54812").put("quantity", 75)
                .put("price", 101.35).put("product", "D")).orderId();
        awaitStatus(equity, "open");
        awaitStatus(option, "open");

        assertThat(change("NSE_EQ", "DISABLE").status()).isEqualTo(200);

        awaitStatus(equity, "cancelled");
        awaitStatus(option, "open");
    }

    @Test
    void takesEffectWithTheNextToken() throws IOException {
        change("NSE_EQ", "DISABLE");
        awaitStatus(signedIn.place("old token").orderId(), "complete");

        Platform fresh = anita.with(control.token(ANITA, "app-a"));

        Reply stopped = fresh.place("new token");
        assertThat(stopped.status()).isEqualTo(200);
        awaitStatus(stopped.orderId(), "rejected");
        assertThat(
                signedIn.get("/v2/order/details?order_id=" + stopped.orderId()).json().at("/data/status_message").textValue())
                .isEqualTo("Trading in NSE_EQ is stopped by the kill switch");
        awaitStatus(
                fresh.place(Platform.order().put("instrument_token", "NSE_FO|54812").put("quantity", 75).put("price", 312.45)
                        .put("product", "D")).orderId(),
                "complete");
    }

    @Test
    void resumesAfterTwelveHoursWithTheTokenAfterThat() throws IOException {
        change("NSE_EQ", "DISABLE");
        assertThat(change("NSE_EQ", "ENABLE").code()).isEqualTo("UDAPI1185");
        clock("2026-09-14T15:50:03Z", 0);
        Platform between = anita.with(control.token(ANITA, "app-a"));

        assertThat(change("NSE_EQ", "ENABLE").status()).isEqualTo(200);

        awaitStatus(between.place("before").orderId(), "rejected");
        awaitStatus(anita.with(control.token(ANITA, "app-a")).place("after").orderId(), "complete");
    }

    @Test
    void oneSegmentThatCannotBeSwitchedKeepsTheOthersAsTheyAre() throws IOException {
        awaitStatus(signedIn.place("held").orderId(), "complete");

        Reply refused = signedIn.post(SWITCH, List.of(Map.of("segment", "NSE_FO", "action", "DISABLE"),
                Map.of("segment", "NSE_EQ", "action", "DISABLE")));

        assertThat(refused.code()).isEqualTo("UDAPI1184");
        assertThat(signedIn.get(SWITCH).json().findValuesAsText("kill_switch_enabled")).containsOnly("false");
    }

    @Test
    void anInactiveSegmentKeepsItsStatusAndCannotBeSwitched() throws IOException {
        control.user(ANITA, Map.of("inactiveSegments", List.of("NSE_FO")));

        assertThat(change("NSE_FO", "DISABLE").code()).isEqualTo("UDAPI100500");
        assertThat(signedIn.get(SWITCH + "?segment=NSE_FO").json().at("/data/0/segment_status").textValue())
                .isEqualTo("INACTIVE");
        assertThat(signedIn.get("/v2/user/profile").json().at("/data/exchanges").toString())
                .isEqualTo("[\"NSE\",\"BSE\",\"BFO\",\"CDS\",\"BCD\",\"MCX\",\"NSCOM\"]");
    }

    @Test
    void mayRefuseOrdersAtTheGateAndEndTokens() throws IOException {
        SimulatorConfig config = SimulatorConfig.onFreePorts().with(Json.object().set("accountRules",
                Json.object().put("stoppedOrder", "REFUSED").put("killSwitchEndsTokens", true)));
        try (UpstoxSimulator own = UpstoxSimulator.start(config);
                SimulatorControl people = own.control();
                Platform platform = Platform.from(ADDRESS, own)) {
            people.user(ANITA, Map.of("primaryIp", ADDRESS));
            people.app("app-a", Map.of("userId", ANITA));
            Platform old = platform.with(people.token(ANITA, "app-a"));

            assertThat(old.post(SWITCH, List.of(Map.of("segment", "NSE_EQ", "action", "DISABLE"))).status()).isEqualTo(200);

            assertThat(old.get("/v2/user/profile").code()).isEqualTo("UDAPI100050");
            Reply refused = platform.with(people.token(ANITA, "app-a")).place("x");
            assertThat(List.of(refused.status(), refused.code())).containsExactly(400, "UDAPI100500");
            assertThat(people.orders(ANITA)).isEmpty();
        }
    }

    private Reply change(String segment, String action) throws IOException {
        return signedIn.post(SWITCH, List.of(Map.of("segment", segment, "action", action)));
    }

    private void awaitStatus(String orderId, String status) {
        await().untilAsserted(() -> assertThat(signedIn.get("/v2/order/details?order_id=" + orderId).json().at("/data/status")
                .asText()).isEqualTo(status));
    }
}
