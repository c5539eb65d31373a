package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.anumati.simulator.witness.OrderCall;

/** A broker that takes place calls at once and answers late, so that it is known how long at least each is under way. */
final class SlowAnswers {

    private static final Duration DELAY = Duration.ofSeconds(2);

    private final Stage stage;

    SlowAnswers(Stage stage) {
        this.stage = stage;
    }

    /** To the user's next so many place calls. */
    void of(String user, int calls) {
        stage.simulator.fault(Map.of("kind", "LATE_ANSWER", "userId", stage.brokerUser(user), "call", "PLACE", "delay",
                DELAY.toString(), "times", calls));
    }

    /** @param calls in order of arrival, all answered late but for the last ones */
    static void assertAtOnce(List<OrderCall> calls, int most) {
        for (int call = most; call < calls.size(); call++) {
            assertThat(calls.get(call).monotonicNanos() - calls.get(call - most).monotonicNanos())
                    .as("call %d waits for an answer to one of the %d before", call + 1, most)
                    .isGreaterThanOrEqualTo(DELAY.toNanos());
        }
    }
}
