package io.anumati.executor.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.Sender;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.TokenEvent;
import io.anumati.executor.order.ChangeProgress.Shown;

class ChangeLifecycleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Reason REASON = new Reason(RefusalReason.BROKER_REFUSED, "text", Map.of());
    private static final Sender SENDER = new Sender(new TokenEvent.Fingerprint("hash", "key"),
            TokenEvent.TokenClass.STANDARD_DAY, "app", "127.0.1.1", AuthorityEvent.EgressMode.LOCAL_ADDRESS, "PAPER");
    private static final ChangeProgress.Times TIMES = new ChangeProgress.Times(Duration.ofSeconds(5), Duration.ofSeconds(60));

    private static final Map<String, ChangeStep> STEPS = steps();

    private static final Map<ChangeState, String> LEGAL = new EnumMap<>(Map.of(ChangeState.RECEIVED,
            "Queued>QUEUED Refused>REFUSED Expired>EXPIRED Done>DONE Overtaken>OVERTAKEN", ChangeState.QUEUED,
            "Intent>SENDING Refused>REFUSED Expired>EXPIRED Done>DONE Overtaken>OVERTAKEN", ChangeState.SENDING,
            "Refused>REFUSED NotSent>QUEUED Throttled>QUEUED Accepted>ACCEPTED Rejected>REJECTED OutcomeUnknown>UNKNOWN",
            ChangeState.ACCEPTED, "Done>DONE Overtaken>OVERTAKEN Rejected>REJECTED NotTaken>QUEUED", ChangeState.UNKNOWN,
            "Done>DONE Overtaken>OVERTAKEN Rejected>REJECTED NotTaken>QUEUED"));

    @Test
    void eachStateTakesExactlyTheStepsOfTheTable() {
        for (ChangeState state : ChangeState.values()) {
            Set<String> taken = new TreeSet<>();
            STEPS.forEach((name, step) -> {
                if (ChangeLifecycle.isLegal(state, step)) {
                    taken.add(name + ">" + ChangeLifecycle.next(state, step));
                } else {
                    assertThatIllegalStateException().isThrownBy(() -> ChangeLifecycle.next(state, step));
                }
            });
            String legal = LEGAL.getOrDefault(state, "");
            assertThat(taken).as("from %s", state)
                    .isEqualTo(legal.isEmpty() ? Set.of() : new TreeSet<>(List.of(legal.split(" "))));
            assertThat(state.isFinal()).isEqualTo(legal.isEmpty());
        }
    }

    @Test
    void theTableNamesEachKindOfStep() {
        assertThat(STEPS.values()).extracting(Object::getClass)
                .containsAll(List.of(ChangeStep.class.getPermittedSubclasses()));
    }

    @Test
    void anAcceptedCancelIsDoneOnlyWhenTheBookShowsItAndOvertakenWhenTheOrderEndedOtherwise() {
        Change cancel = at(ChangeKind.CANCEL, "Accepted");
        assertThat(progress(cancel, shown("open", "100", 1), 1)).isEmpty();
        assertThat(progress(cancel, shown("cancel pending", "100", 1), 61)).isEmpty();
        assertThat(progress(cancel, shown("cancelled", "100", 1), 1)).containsInstanceOf(ChangeStep.Done.class);
        assertThat(progress(cancel, shown("complete", "100", 1), 1)).contains(new ChangeStep.Overtaken(OrderState.FILLED));
        assertThat(progress(cancel, shown("not cancelled", "100", 1), 1)).containsInstanceOf(ChangeStep.Rejected.class);
        assertThat(progress(cancel, shown("not cancelled", "100", 1), -1)).isEmpty();
        assertThat(progress(cancel, shown("open", "100", 1), 61)).containsInstanceOf(ChangeStep.NotTaken.class);
    }

    @Test
    void aModifyIsDoneWhenTheBookShowsItsTerms() {
        Change modify = at(ChangeKind.MODIFY, "Accepted");
        assertThat(progress(modify, shown("modify pending", "101", 2), 1)).isEmpty();
        assertThat(progress(modify, shown("open", "101", 1), 1)).isEmpty();
        assertThat(progress(modify, shown("open", "101.00", 2), 1)).containsInstanceOf(ChangeStep.Done.class);
        assertThat(progress(modify, shown("complete", "101", 2), 1)).containsInstanceOf(ChangeStep.Done.class);
        assertThat(progress(modify, shown("complete", "100", 1), 1)).contains(new ChangeStep.Overtaken(OrderState.FILLED));
        assertThat(progress(modify, shown("cancelled", "100", 1), 1)).contains(new ChangeStep.Overtaken(OrderState.CANCELLED));
        assertThat(progress(modify, shown("not modified", "100", 1), 1)).containsInstanceOf(ChangeStep.Rejected.class);
    }

    @Test
    void i7_aChangeOfUnknownOutcomeGoesAgainOnlyWhenItCanNoLongerArriveAndTheOrderIsUnchanged() {
        Change cancel = at(ChangeKind.CANCEL, "OutcomeUnknown");
        assertThat(progress(cancel, shown("open", "100", 1), 4)).isEmpty();
        assertThat(progress(cancel, shown("open", "100", 1), 6)).containsInstanceOf(ChangeStep.NotTaken.class);
        assertThat(progress(cancel, shown("cancelled", "100", 1), 1)).containsInstanceOf(ChangeStep.Done.class);
        Change modify = at(ChangeKind.MODIFY, "OutcomeUnknown");
        assertThat(progress(modify, shown("open", "101", 2), 1)).containsInstanceOf(ChangeStep.Done.class);
        assertThat(progress(modify, shown("not modified", "100", 1), 4)).isEmpty();
        assertThat(progress(modify, shown("modify pending", "100", 1), 61)).isEmpty();
    }

    @Test
    void aChangeOfAnOrderThatHasEndedIsDoneOnlyByACancel() {
        assertThat(ChangeProgress.ended(at(ChangeKind.CANCEL, "Accepted"), OrderState.CANCELLED))
                .isEqualTo(new ChangeStep.Done(null));
        assertThat(ChangeProgress.ended(at(ChangeKind.CANCEL, "Accepted"), OrderState.FILLED))
                .isEqualTo(new ChangeStep.Overtaken(OrderState.FILLED));
        assertThat(ChangeProgress.ended(at(ChangeKind.MODIFY, "Accepted"), OrderState.CANCELLED))
                .isEqualTo(new ChangeStep.Overtaken(OrderState.CANCELLED));
    }

    private static Optional<ChangeStep> progress(Change change, Shown shown, int secondsAfter) {
        return ChangeProgress.step(change, shown, NOW.plusSeconds(secondsAfter), TIMES);
    }

    private static Shown shown(String status, String price, long quantity) {
        return new Shown(new BrokerOrder("b-1", null, status, 0, BigDecimal.ZERO, null, null, NOW), quantity,
                new BigDecimal(price), BigDecimal.ZERO);
    }

    private static Change at(ChangeKind kind, String lastStep) {
        ChangeSubject subject = new ChangeSubject(kind, "u-1", "auth-1", "s-1", NOW.plusSeconds(600), "target", null, null);
        NewTerms terms = kind == ChangeKind.CANCEL ? null : new NewTerms(new BigDecimal("101"), null, 2);
        Change change = Change.received("command", subject, new ChangeStep.Received(terms), NOW, Cause.first("c"));
        for (String step : List.of("Queued", "Intent", lastStep)) {
            change = change.after(STEPS.get(step), subject, NOW);
        }
        return change;
    }

    static Map<String, ChangeStep> steps() {
        BrokerOrder book = new BrokerOrder("b-1", null, "open", 0, BigDecimal.ZERO, null, null, NOW);
        Map<String, ChangeStep> steps = new LinkedHashMap<>();
        steps.put("Received", new ChangeStep.Received(null));
        steps.put("Refused", new ChangeStep.Refused(REASON, List.of()));
        steps.put("Queued", new ChangeStep.Queued());
        steps.put("Expired", new ChangeStep.Expired(NOW));
        steps.put("Intent", new ChangeStep.Intent(1, "b-1", null, List.of(), SENDER, NOW));
        steps.put("NotSent", new ChangeStep.NotSent(1, "cause"));
        steps.put("Throttled", new ChangeStep.Throttled(1, SENDER, null));
        steps.put("Accepted", new ChangeStep.Accepted(1, SENDER, null));
        steps.put("Rejected", new ChangeStep.Rejected(1, SENDER, null, null, REASON));
        steps.put("OutcomeUnknown", new ChangeStep.OutcomeUnknown(1, SENDER, null, "cause"));
        steps.put("NotTaken", new ChangeStep.NotTaken(1, book));
        steps.put("Done", new ChangeStep.Done(null));
        steps.put("Overtaken", new ChangeStep.Overtaken(OrderState.FILLED));
        return steps;
    }
}
