package io.anumati.executor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.Topic;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Orders that take legal steps at random: what holds of every life, however it goes. */
class OrderWalkPropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final List<OrderStep> STEPS = List.copyOf(OrderLifecycleTest.steps().values());
    private static final int LONGEST = 40;

    private record Taken(OrderState from, OrderStep step, Order after) {
    }

    @Property(tries = 1_000)
    void i2_noCallFollowsOneThatMayHaveArrived(@ForAll long seed) {
        boolean mayHaveArrived = false;
        for (Taken taken : walk(seed)) {
            if (taken.step() instanceof OrderStep.Intent) {
                assertThat(mayHaveArrived).as("another intent").isFalse();
                mayHaveArrived = true;
            } else if (taken.step() instanceof OrderStep.NotSent || taken.step() instanceof OrderStep.Throttled) {
                mayHaveArrived = taken.after().state() != OrderState.QUEUED;
            } else if (taken.step() instanceof OrderStep.BookShows) {
                mayHaveArrived = true;
            }
        }
    }

    @Property(tries = 1_000)
    void i1_oneFinalStateAndNoWayBackButThatOfAnOrderFoundLate(@ForAll long seed) {
        for (Taken taken : walk(seed)) {
            boolean isLeft = taken.from().isFinal() && taken.after().state() != taken.from();
            assertThat(isLeft && taken.after().state() != OrderState.FOUND_LATE).isFalse();
            boolean goesBack = BookProgress.rank(taken.after().state()) < BookProgress.rank(taken.from())
                    && taken.after().state() != OrderState.NEEDS_REVIEW;
            assertThat(goesBack).as("%s to %s", taken.from(), taken.after().state()).isFalse();
        }
    }

    @Property(tries = 500)
    void i1_whatTheJournalHoldsMakesTheSameOrderAgain(@ForAll long seed) {
        Order first = received();
        Order again = Order.first(reread(first, first.asked()), first.cause());
        for (Taken taken : walk(seed)) {
            OrderStepped event = reread(taken.after(), taken.step());
            again = again.after(event.detail(), event.subject(), event.occurredAt());
            assertThat(EventCodec.toJson(event(again, taken.step()))).isEqualTo(EventCodec.toJson(event));
            assertThat(again).usingRecursiveComparison().withComparatorForType(java.math.BigDecimal::compareTo,
                    java.math.BigDecimal.class).isEqualTo(taken.after());
        }
    }

    private static List<Taken> walk(long seed) {
        Random chance = new Random(seed);
        Order order = received();
        List<Taken> taken = new ArrayList<>();
        for (int step = 0; step < LONGEST; step++) {
            Order now = order;
            List<OrderStep> legal = STEPS.stream().filter(each -> OrderLifecycle.isLegal(now.state(), each)).toList();
            if (!legal.isEmpty()) {
                OrderStep next = legal.get(chance.nextInt(legal.size()));
                order = now.after(next, now.subject(), NOW.plusSeconds(step));
                assertThat(order.version()).isEqualTo(now.version() + 1);
                taken.add(new Taken(now.state(), next, order));
            }
        }
        return taken;
    }

    private static Order received() {
        Order queued = OrderLifecycleTest.queued();
        return Order.received(queued.commandId(), queued.subject(), queued.asked(), NOW, queued.cause());
    }

    private static OrderStepped reread(Order order, OrderStep step) {
        return (OrderStepped) EventCodec.read(Topic.ORDER_EVENTS, EventCodec.toJson(event(order, step)));
    }

    private static OrderStepped event(Order order, OrderStep step) {
        return new OrderStepped(0, order.version(), order.commandId(), order.version(), order.state(), order.changedAt(),
                "2026-11-23T10:30:00+05:30", new Software("host", "process", "build", 0),
                new Actor(ActorType.SYSTEM, "order-executor-service"), order.subject(), step);
    }
}
