package io.anumati.executor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.BrokerOrder;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.Topic;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Cancels and modifies that take legal steps at random: what holds of every life, however it goes. */
class ChangeWalkPropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final List<ChangeStep> STEPS = List.copyOf(ChangeLifecycleTest.steps().values());
    private static final List<String> WORDS = List.of("open", "complete", "cancelled", "rejected", "modified", "not modified",
            "not cancelled", "modify pending", "cancel pending", "trigger pending", "a word of tomorrow");
    private static final ChangeProgress.Times TIMES = new ChangeProgress.Times(Duration.ofSeconds(5), Duration.ofSeconds(60));
    private static final int LONGEST = 40;

    private record Taken(Change before, ChangeStep step, Change after) {
    }

    @Property(tries = 1_000)
    void i7_noCallFollowsOneThatTheBookHasNotShownToBeLost(@ForAll long seed, @ForAll ChangeKind kind) {
        boolean mayArrive = false;
        for (Taken taken : walk(seed, kind)) {
            if (taken.step() instanceof ChangeStep.Intent) {
                assertThat(mayArrive).as("another intent").isFalse();
                mayArrive = true;
            } else if (taken.step() instanceof ChangeStep.NotSent || taken.step() instanceof ChangeStep.Throttled
                    || taken.step() instanceof ChangeStep.NotTaken) {
                mayArrive = false;
            }
            assertThat(taken.after().awaitsBook() && !mayArrive).as("waits for the book without a call").isFalse();
        }
    }

    @Property(tries = 1_000)
    void i1_aFinalStateIsNeverLeftAndEachStepCountsOnce(@ForAll long seed, @ForAll ChangeKind kind) {
        int intents = 0;
        int version = 1;
        for (Taken taken : walk(seed, kind)) {
            intents += taken.step() instanceof ChangeStep.Intent ? 1 : 0;
            assertThat(taken.before().state().isFinal()).isFalse();
            assertThat(taken.after().version()).isEqualTo(++version);
            assertThat(taken.after().attempts()).isEqualTo(intents);
            assertThat(taken.after().asked()).isEqualTo(taken.before().asked());
            assertThat(taken.after().target()).isEqualTo(taken.before().target());
        }
    }

    @Property(tries = 500)
    void i1_whatTheJournalHoldsMakesTheSameChangeAgain(@ForAll long seed, @ForAll ChangeKind kind) {
        Change first = received(kind);
        Change again = Change.first(reread(first, first.asked()), first.cause());
        for (Taken taken : walk(seed, kind)) {
            ChangeStepped event = reread(taken.after(), taken.step());
            again = again.after(event.detail(), event.subject(), event.occurredAt());
            assertThat(EventCodec.toJson(event(again, taken.step()))).isEqualTo(EventCodec.toJson(event));
            assertThat(again).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(taken.after());
        }
    }

    @Property(tries = 1_000)
    void whateverABookShowsOfTheOrderIsAStepOfTheTableOrNone(@ForAll long seed, @ForAll ChangeKind kind) {
        Random chance = new Random(seed);
        for (Taken taken : walk(seed, kind)) {
            Change change = taken.after();
            Instant askedAt = change.changedAt().plusSeconds(chance.nextInt(-2, 70));
            Optional<ChangeStep> step = ChangeProgress.step(change, shown(chance), askedAt, TIMES);
            step.ifPresent(next -> assertThat(ChangeLifecycle.isLegal(change.state(), next)).as("%s from %s", next,
                    change.state()).isTrue());
            assertThat(step.isPresent() && !change.awaitsBook()).isFalse();
            boolean early = !askedAt.isAfter(change.changedAt().plus(TIMES.lateArrival()));
            assertThat(early && step.filter(ChangeStep.NotTaken.class::isInstance).isPresent()).as("sent again too early")
                    .isFalse();
        }
    }

    @Property(tries = 500)
    void aChangeWhoseOrderHasEndedCanEndWhereverItIsUnlessItsCallIsUnderWay(@ForAll long seed, @ForAll ChangeKind kind,
            @ForAll OrderState end) {
        for (Taken taken : walk(seed, kind)) {
            ChangeState state = taken.after().state();
            boolean mayEnd = !state.isFinal() && state != ChangeState.SENDING;
            assertThat(ChangeLifecycle.isLegal(state, ChangeProgress.ended(taken.after(), end))).isEqualTo(mayEnd);
        }
    }

    private static ChangeProgress.Shown shown(Random chance) {
        long filled = chance.nextInt(3);
        String word = WORDS.get(chance.nextInt(WORDS.size()));
        return new ChangeProgress.Shown(new BrokerOrder("b-1", null, word, filled, BigDecimal.ZERO, null, null, NOW),
                chance.nextInt(1, 4), new BigDecimal(100 + chance.nextInt(3)), BigDecimal.ZERO);
    }

    private static List<Taken> walk(long seed, ChangeKind kind) {
        Random chance = new Random(seed);
        Change change = received(kind);
        List<Taken> taken = new ArrayList<>();
        for (int step = 1; step <= LONGEST; step++) {
            Change now = change;
            List<ChangeStep> legal = STEPS.stream().filter(each -> ChangeLifecycle.isLegal(now.state(), each)).toList();
            if (!legal.isEmpty()) {
                ChangeStep next = numbered(legal.get(chance.nextInt(legal.size())), now);
                change = now.after(next, subject(kind, next instanceof ChangeStep.Intent ? "b-1"
                        : now.subject()
                                .brokerOrderId()),
                        NOW.plusSeconds(step));
                taken.add(new Taken(now, next, change));
            }
        }
        return taken;
    }

    /** Each intent is an attempt of its own. */
    private static ChangeStep numbered(ChangeStep step, Change now) {
        return step instanceof ChangeStep.Intent intent ? new ChangeStep.Intent(now.attempts() + 1, intent.brokerOrderId(),
                now.asked().terms(), intent.checks(), intent.sender(), intent.callBy()) : step;
    }

    private static Change received(ChangeKind kind) {
        NewTerms terms = kind == ChangeKind.CANCEL ? null : new NewTerms(new BigDecimal("101"), null, 2);
        return Change.received("command", subject(kind, null), new ChangeStep.Received(terms), NOW, Cause.first("c"));
    }

    private static ChangeSubject subject(ChangeKind kind, String brokerOrderId) {
        return new ChangeSubject(kind, "u-1", "auth-1", "s-1", NOW.plusSeconds(600), "target", brokerOrderId, null);
    }

    private static ChangeStepped reread(Change change, ChangeStep step) {
        return (ChangeStepped) EventCodec.read(Topic.ORDER_EVENTS, EventCodec.toJson(event(change, step)));
    }

    private static ChangeStepped event(Change change, ChangeStep step) {
        return new ChangeStepped(0, change.version(), change.commandId(), change.version(), change.state(), change.changedAt(),
                "2026-11-23T10:30:00+05:30", new Software("host", "process", "build", 0),
                new Actor(ActorType.SYSTEM, "order-executor-service"), change.subject(), step);
    }
}
