package io.anumati.executor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import io.anumati.executor.operator.OutcomeWriter.Terms;
import io.anumati.executor.operator.RecentOutcomes.Missed;
import io.anumati.executor.time.Time;

class OutcomeWriterTest {

    private static final Duration MOMENT = Duration.ofMillis(20);

    private static final Time TIME = new Time() {

        @Override
        public Instant now() {
            return OutcomeRows.AT;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    /** Takes so many writes, and then none. */
    private static final class FakeLine implements OutcomeWriter.Line {

        private final List<String> said = new ArrayList<>();
        private final int takes;
        private Runnable afterFirst = () -> {
        };

        private FakeLine(int takes) {
            this.takes = takes;
        }

        @Override
        public CompletionStage<?> event(String name, String id, String data) {
            return say(name + " " + id + " " + data);
        }

        @Override
        public CompletionStage<?> comment(String text) {
            return say(": " + text);
        }

        @Override
        public void close() {
            said.add("closed");
        }

        @Override
        public void abort() {
            said.add("aborted");
        }

        private CompletionStage<?> say(String what) {
            boolean taken = said.size() < takes;
            said.add(what);
            if (said.size() == 1) {
                afterFirst.run();
            }
            return taken ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }
    }

    @Test
    void outcomesGoOutWithTheirPlaceAndTheEndIsTheLastEvent() {
        FakeLine line = new FakeLine(10);
        OutcomeClient client = new OutcomeClient(filter("demo"), new Missed(true, OutcomeRows.expired(3, 1, 1, "u-1")), 0);
        line.afterFirst = () -> client.tell(OutcomeRows.expired(3, 2, 9, "u-1"));
        write(client, line, OutcomeRows.AT.plusSeconds(60));
        assertThat(line.said).hasSize(3).first().asString().startsWith("outcome 3:1 Outcome[commandId=c-3-1");
        assertThat(line.said).endsWith("end null Ended[reason=TOO_SLOW]", "closed");
    }

    @Test
    void aClientThatComesBackTooLateIsToldOfTheGapFirst() {
        FakeLine line = new FakeLine(10);
        write(new OutcomeClient(filter("demo"), new Missed(false, OutcomeRows.expired(3, 7, 7, "u-1")), 1), line,
                OutcomeRows.AT);
        assertThat(line.said).containsExactly("gap null {}", "end null Ended[reason=TOKEN_EXPIRED]", "closed");
    }

    @Test
    void silenceIsFilledWithCommentsAndOtherStrategiesAreNotTold() {
        FakeLine line = new FakeLine(2);
        write(new OutcomeClient(filter("another"), new Missed(true, OutcomeRows.expired(3, 1, 2, "u-1")), 1), line,
                OutcomeRows.AT.plusSeconds(60));
        assertThat(line.said).containsExactly(": still here", ": still here", ": still here", "aborted");
    }

    @Test
    void aClientThatTakesNothingIsDisconnected() {
        FakeLine line = new FakeLine(0);
        write(new OutcomeClient(filter("demo"), new Missed(true, OutcomeRows.expired(3, 5, 5, "u-1")), 1), line,
                OutcomeRows.AT.plusSeconds(60));
        assertThat(line.said).hasSize(2).first().asString().startsWith("outcome 3:5 Outcome[commandId=c-3-5");
        assertThat(line.said).last().isEqualTo("aborted");
    }

    private static void write(OutcomeClient client, FakeLine line, Instant until) {
        new OutcomeWriter(client, line, new Terms(MOMENT, MOMENT, until, String::valueOf), TIME).run();
    }

    private static OutcomeFilter filter(String strategyId) {
        return new OutcomeFilter(Optional.empty(), Optional.of(strategyId), Outcome.STATES);
    }
}
