package io.anumati.executor.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.executor.journal.JournalRow;
import io.anumati.executor.operator.OutcomeClient.End;
import io.anumati.executor.operator.OutcomeClient.Next;
import io.anumati.executor.time.Time;

/** Writes to one client what is told, one event at a time, each when the one before has been taken. */
final class OutcomeWriter {

    private static final Logger LOG = Logger.getLogger(OutcomeWriter.class);

    private final OutcomeClient client;
    private final Line line;
    private final Terms terms;
    private final Time time;

    /** The connection to the client. A write is done when the connection has taken it. */
    interface Line {

        /** @param id null for what is no place to go on from */
        CompletionStage<?> event(String name, String id, String data);

        CompletionStage<?> comment(String text);

        /** After what was written. */
        void close();

        /** At once. */
        void abort();
    }

    /**
     * @param heartbeat longest silence
     * @param writeWithin longest time for one write
     * @param until the client may listen, UTC
     * @param json of an outcome or an end
     */
    record Terms(Duration heartbeat, Duration writeWithin, Instant until, Function<Object, String> json) {
    }

    /** The last event of a stream. */
    record Ended(End reason) {
    }

    OutcomeWriter(OutcomeClient client, Line line, Terms terms, Time time) {
        this.client = client;
        this.line = line;
        this.terms = terms;
        this.time = time;
    }

    /** Returns when the stream is over. */
    void run() {
        try {
            boolean goesOn = tellGap();
            while (goesOn) {
                goesOn = write(next());
            }
            line.close();
        } catch (ExecutionException | TimeoutException | RuntimeException gone) {
            LOG.debugf("a client of outcomes has gone or takes nothing cause=%s", gone);
            line.abort();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            line.abort();
        }
    }

    private boolean tellGap() throws InterruptedException, ExecutionException, TimeoutException {
        if (!client.isComplete()) {
            taken(line.event("gap", null, "{}"));
        }
        return true;
    }

    private Next next() throws InterruptedException {
        Duration left = Duration.between(time.now(), terms.until());
        if (!left.isPositive()) {
            client.end(End.TOKEN_EXPIRED);
        }
        return client.next(left.compareTo(terms.heartbeat()) < 0 ? left : terms.heartbeat());
    }

    private boolean write(Next next) throws InterruptedException, ExecutionException, TimeoutException {
        switch (next) {
            case Next.Told(JournalRow row) -> tell(row);
            case Next.Quiet() -> taken(line.comment("still here"));
            case Next.Over(End end) -> taken(line.event("end", null, terms.json().apply(new Ended(end))));
        }
        return !(next instanceof Next.Over);
    }

    private void tell(JournalRow row) throws InterruptedException, ExecutionException, TimeoutException {
        Outcome outcome = Outcome.of((OrderStepped) row.content());
        if (client.filter().passes(outcome)) {
            taken(line.event("outcome", RecentOutcomes.id(row), terms.json().apply(outcome)));
        }
    }

    private void taken(CompletionStage<?> write) throws InterruptedException, ExecutionException, TimeoutException {
        write.toCompletableFuture().get(terms.writeWithin().toNanos(), TimeUnit.NANOSECONDS);
    }
}
