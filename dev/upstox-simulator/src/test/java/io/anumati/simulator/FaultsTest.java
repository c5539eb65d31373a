package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.fault.FaultKind;
import io.anumati.simulator.witness.OrderCall;

class FaultsTest extends SimulatorTest {

    @Test
    void anOrderWhoseAnswerWasLostIsInTheBook() throws IOException {
        control.fault(Map.of("kind", "LOST_ANSWER", "userId", ANITA, "call", "PLACE", "times", 2));

        assertThatThrownBy(() -> signedIn.place("lost-1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> signedIn.place("lost-2")).isInstanceOf(IOException.class);
        assertThat(signedIn.place("heard").status()).isEqualTo(200);

        assertThat(signedIn.get("/v2/order/retrieve-all").json().findValuesAsText("tag")).containsExactly("lost-1", "lost-2",
                "heard");
        assertThat(control.calls(ANITA)).extracting(OrderCall::fault).containsExactly(FaultKind.LOST_ANSWER,
                FaultKind.LOST_ANSWER, null);
        assertThat(control.calls(ANITA)).extracting(OrderCall::status).containsOnly(200);
    }

    @Test
    void anOrderWhoseRequestWasLostIsNot() throws IOException {
        control.fault(Map.of("kind", "LOST_REQUEST", "userId", ANITA, "call", "PLACE"));

        assertThatThrownBy(() -> signedIn.place("lost")).isInstanceOf(IOException.class);

        assertThat(signedIn.get("/v2/order/history?tag=lost").code()).isEqualTo("UDAPI100010");
        assertThat(control.calls(ANITA)).singleElement().satisfies(call -> {
            assertThat(call.isLost()).isTrue();
            assertThat(call.tag()).isEqualTo("lost");
            assertThat(call.status()).isNull();
        });
        assertThat(control.witness(ANITA).orElseThrow().arrived()).isZero();
    }

    @Test
    void aRequestOnItsWayArrivesLaterEvenWhenNobodyWaits() throws IOException {
        control.fault(Map.of("kind", "LATE_REQUEST", "call", "PLACE", "delay", "PT0.3S"));
        Platform impatient = signedIn.waiting(100);

        assertThatThrownBy(() -> impatient.place("late")).isInstanceOf(HttpTimeoutException.class);
        assertThat(control.calls(0)).isEmpty();

        await().untilAsserted(() -> assertThat(control.calls(0)).singleElement().extracting(OrderCall::tag).isEqualTo("late"));
        assertThat(control.orders(ANITA)).hasSize(1);
    }

    @Test
    void hangsBeforeOrAfterHandlingTheCall() {
        Platform impatient = signedIn.waiting(200);
        control.fault(Map.of("kind", "HANG", "call", "PLACE"));
        assertThatThrownBy(() -> impatient.place("never")).isInstanceOf(HttpTimeoutException.class);
        assertThat(control.orders(ANITA)).isEmpty();

        control.fault(Map.of("kind", "HANG_AFTER", "call", "PLACE"));
        assertThatThrownBy(() -> impatient.place("taken")).isInstanceOf(HttpTimeoutException.class);
        assertThat(control.orders(ANITA)).hasSize(1);
    }

    @Test
    void answersLate() throws IOException {
        control.fault(Map.of("kind", "LATE_ANSWER", "call", "PLACE", "delay", "PT0.3S"));
        long start = System.nanoTime();

        assertThat(signedIn.place("late").status()).isEqualTo(200);

        assertThat(System.nanoTime() - start).isGreaterThan(290_000_000L);
        assertThat(control.calls(0).getFirst().monotonicNanos() - start).isLessThan(250_000_000L);
    }

    @Test
    void aRoundTripLiesHalfBeforeAndHalfAfterTheDoor() throws IOException {
        control.fault(Map.of("kind", "ROUND_TRIP", "call", "PLACE", "delay", "PT0.4S"));
        long start = System.nanoTime();

        assertThat(signedIn.place("far").status()).isEqualTo(200);

        long end = System.nanoTime();
        OrderCall seen = control.calls(0).getFirst();
        assertThat(seen.monotonicNanos() - start).isGreaterThan(195_000_000L);
        assertThat(end - seen.monotonicNanos()).isGreaterThan(195_000_000L);
        assertThat(seen.fault()).isNull();
    }

    @Test
    void answersWhateverItIsTold() throws IOException {
        control.fault(Map.of("kind", "ANSWER", "status", 502, "contentType", "text/html", "body", "<html>Bad gateway"));
        control.fault(Map.of("kind", "ANSWER_AFTER", "status", 500));
        control.fault(Map.of("kind", "UNAUTHORISED"));
        control.fault(Map.of("kind", "THROTTLED"));

        Platform.Reply page = signedIn.place("page");
        assertThat(page.text()).isEqualTo("<html>Bad gateway");
        assertThat(page.response().headers().firstValue("Content-Type")).contains("text/html");
        Platform.Reply empty = signedIn.place("empty");
        assertThat(empty.status()).isEqualTo(500);
        assertThat(empty.text()).isEmpty();
        assertThat(signedIn.place("401").code()).isEqualTo("UDAPI100050");
        assertThat(signedIn.place("429").code()).isEqualTo("UDAPI10005");

        assertThat(control.orders(ANITA).findValuesAsText("tag")).containsExactly("empty");
    }

    @Test
    void strikesOnlyWhomItConcernsAndOnlySoOften() throws IOException {
        control.fault(Map.of("kind", "UNAUTHORISED", "userId", RAVI));
        control.fault(Map.of("kind", "UNAUTHORISED", "userId", ANITA, "call", "ORDER_BOOK", "times", 2));

        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(200);
        assertThat(signedIn.get("/v2/order/retrieve-all").status()).isEqualTo(401);
        assertThat(signedIn.get("/v2/order/retrieve-all").status()).isEqualTo(401);
        assertThat(signedIn.get("/v2/order/retrieve-all").status()).isEqualTo(200);
        assertThat(control.call("GET", "/control/faults", null)).hasSize(1);
        control.clearFaults();
        assertThat(control.call("GET", "/control/faults", null)).isEmpty();
    }
}
