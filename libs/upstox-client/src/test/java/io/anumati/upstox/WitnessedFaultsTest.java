package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of the broker stand-in at each order write, with its witness for what arrived. */
class WitnessedFaultsTest extends AgainstSimulator {

    private String orderId;

    @BeforeEach
    void restingOrder() {
        control.fills(Map.of("mode", "REST"));
        orderId = placed("resting");
        await().until(() -> order(orderId).orderStatus() == OrderStatus.OPEN);
    }

    @ParameterizedTest
    @CsvSource({ "HANG,OutcomeUnknown", "HANG_AFTER,OutcomeUnknown", "LOST_REQUEST,OutcomeUnknown",
            "LOST_ANSWER,OutcomeUnknown", "ANSWER,OutcomeUnknown", "ANSWER_AFTER,OutcomeUnknown", "UNAUTHORISED,Unauthorised",
            "THROTTLED,Throttled" })
    void i7_eachFaultIsOfTheRightClassAndArrivesOnce(String kind, String expected) {
        for (String call : List.of("PLACE", "MODIFY", "CANCEL")) {
            control.forgetCalls();
            control.fault(new HashMap<>(Map.of("kind", kind, "call", call, "userId", USER)));

            Throwable failure = catchThrowable(() -> Answers.await(make(call, kind)));

            assertThat(failure).as(call).isInstanceOf(BrokerFailure.class)
                    .extracting(thrown -> thrown.getClass().getSimpleName())
                    .isEqualTo(expected);
            assertThat(control.calls(USER)).as(call).hasSize(1);
        }
    }

    private CompletableFuture<?> make(String call, String tag) {
        return switch (call) {
            case "PLACE" -> client.orders().place(token, OWN, null, Orders.limit(instrument, tag));
            case "MODIFY" -> client.orders().modify(token, OWN, null, Orders.change(orderId, "101.60"), LastLook.NONE);
            case "CANCEL" -> client.orders().cancel(token, OWN, null, orderId);
            default -> throw new IllegalArgumentException(call);
        };
    }
}
