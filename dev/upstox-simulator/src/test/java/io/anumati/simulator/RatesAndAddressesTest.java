package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

class RatesAndAddressesTest extends SimulatorTest {

    @Test
    void refusesTheEleventhOrderCallUntilASecondHasPassed() throws IOException {
        for (int i = 0; i < 9; i++) {
            assertThat(signedIn.place("t-" + i).status()).isEqualTo(200);
        }
        assertThat(signedIn.delete("/v3/order/cancel?order_id=1").code()).isEqualTo("UDAPI100010");
        assertThat(signedIn.place("t-10").code()).isEqualTo("UDAPI10005");

        clock("2026-09-14T03:50:03.999999999Z", 0);
        assertThat(signedIn.place("t-11").code()).isEqualTo("UDAPI10005");
        clock("2026-09-14T03:50:04Z", 0);
        assertThat(signedIn.place("t-12").status()).isEqualTo(200);

        UserSummary seen = control.witness(ANITA).orElseThrow();
        assertThat(seen.worstNotThrottled()).containsExactlyInAnyOrderEntriesOf(Map.of("PT1S", 10, "PT1M", 11, "PT30M", 11));
        assertThat(seen.worstArrived()).containsEntry("PT1S", 12);
        assertThat(seen.answers()).containsEntry("UDAPI10005", 2);
    }

    @Test
    void scaledWindowsBindInTurn() throws IOException {
        control.limits(Map.of("orderMinute", Map.of("limit", 15, "length", "PT6S"), "orderHalfHour",
                Map.of("limit", 20, "length", "PT60S")));

        assertThat(placed(12, "2026-09-14T03:51:00Z")).isEqualTo(10);
        assertThat(placed(12, "2026-09-14T03:51:01Z")).isEqualTo(5);
        assertThat(placed(12, "2026-09-14T03:51:06Z")).isEqualTo(5);
        assertThat(placed(12, "2026-09-14T03:52:00Z")).isEqualTo(10);
        assertThat(control.witness(ANITA).orElseThrow().worstNotThrottled()).containsExactlyInAnyOrderEntriesOf(
                Map.of("PT1S", 10, "PT6S", 15, "PT1M", 20));
    }

    @Test
    void aRegisteredAlgoMayCallFiftyTimesASecond() throws IOException {
        Platform algo = signedIn.withHeader("X-Algo-Name", "demo-algo");
        for (int i = 0; i < 50; i++) {
            assertThat(algo.place("t-" + i).status()).isEqualTo(200);
        }

        assertThat(algo.place("t-50").code()).isEqualTo("UDAPI10005");
        assertThat(control.calls(ANITA)).hasSize(51).allMatch(call -> call.algoName().equals("demo-algo"));
    }

    @Test
    void readsHaveWindowsOfTheirOwnAndNeedNoAddress() throws IOException {
        control.limits(Map.of("readSecond", Map.of("limit", 2, "length", "PT1S")));
        Platform reader = elsewhere.with(control.token(ANITA, "app-a"));

        assertThat(reader.get("/v2/order/retrieve-all").status()).isEqualTo(200);
        assertThat(reader.get("/v2/order/retrieve-all").status()).isEqualTo(200);
        assertThat(reader.get("/v2/order/retrieve-all").code()).isEqualTo("UDAPI10005");
        assertThat(reader.get("/v2/user/profile").status()).isEqualTo(200);
    }

    @Test
    void takesOrdersFromPrimaryAndSecondaryAddressOnly() throws IOException {
        try (Platform second = Platform.from("127.0.1.23", simulator)) {
            Platform fromSecond = second.with(control.token(ANITA, "app-a"));
            assertThat(fromSecond.place("a").code()).isEqualTo("UDAPI1154");

            control.user(ANITA, Map.of("secondaryIp", "127.0.1.23"));

            assertThat(fromSecond.place("b").status()).isEqualTo(200);
            assertThat(signedIn.place("c").status()).isEqualTo(200);
        }
        assertThat(control.witness(ANITA).orElseThrow().wrongAddress()).isEqualTo(1);
    }

    @Test
    void anAddressBelongsToOneCustomer() {
        assertThatThrownBy(() -> control.user(RAVI, Map.of("secondaryIp", ADDRESS))).hasMessageContaining("409")
                .hasMessageContaining(ANITA);

        control.user(ANITA, Map.of("primaryIp", "127.0.1.29"));
        control.user(RAVI, Map.of("secondaryIp", ADDRESS));
    }

    @Test
    void noticesTheTokenOfAnotherCustomer() throws IOException {
        Platform mixedUp = anita.with(control.token(RAVI, "app-r"));

        assertThat(mixedUp.place("mixed-up").code()).isEqualTo("UDAPI1154");

        OrderCall call = control.calls(0).getFirst();
        assertThat(List.of(call.userId(), call.addressOwner(), call.sourceAddress())).containsExactly(RAVI, ANITA, ADDRESS);
        assertThat(control.witness(RAVI).orElseThrow().foreignToken()).isEqualTo(1);
    }

    @Test
    void noticesDoubledTags() throws IOException {
        signedIn.place("once");
        signedIn.place("twice");
        signedIn.place("twice");

        assertThat(control.callCount()).isEqualTo(3);
        UserSummary seen = control.witness(ANITA).orElseThrow();
        assertThat(seen.doubledTags()).containsExactly("twice");
        assertThat(seen.doubledOrderTags()).containsExactly("twice");
        assertThat(seen.accepted()).isEqualTo(3);
    }

    @Test
    void answersAlsoWhatCannotBeRead() throws IOException {
        assertThat(elsewhere.get("/v2/login/authorization/dialog?client_id=app-a&redirect_uri=" + REDIRECT).code())
                .isEqualTo("UDAPI100036");
        assertThat(signedIn.postText("/v3/order/place", "x".repeat(1_100_000)).status()).isEqualTo(413);
        assertThat(signedIn.postText("/v3/order/place", "[]").code()).isEqualTo("UDAPI100036");
        assertThat(signedIn.place(Platform.order().put("quantity", 1.5)).code()).isEqualTo("UDAPI100036");
    }

    @Test
    void tokensEndAtHalfPastThreeInIndia() throws IOException {
        clock("2026-09-14T21:59:59Z", 0);
        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(200);

        clock("2026-09-14T22:00:00Z", 0);
        assertThat(signedIn.get("/v2/user/profile").code()).isEqualTo("UDAPI100050");
        assertThat(signedIn.place("late").code()).isEqualTo("UDAPI100050");
        assertThat(control.calls(ANITA)).singleElement().extracting(OrderCall::code).isEqualTo("UDAPI100050");
    }

    private int placed(int tries, String at) throws IOException {
        clock(at, 0);
        int count = 0;
        for (int i = 0; i < tries; i++) {
            count += signedIn.place("t").status() == 200 ? 1 : 0;
        }
        return count;
    }
}
