package io.anumati.executor.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Order;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to a user's orders, each answer is the one that a look through all of them gives. */
class OrdersPropertyTest {

    private static final List<String> STRATEGIES = List.of("a", "b", "c");
    private static final List<String> INSTRUMENTS = List.of("x", "y", "z", "w");
    private static final List<OrderState> STATES = List.of(OrderState.RECEIVED, OrderState.QUEUED, OrderState.QUEUED,
            OrderState.SENDING, OrderState.ACKED, OrderState.UNKNOWN, OrderState.NEEDS_REVIEW, OrderState.PROVEN_ABSENT);

    private final Map<String, Order> all = new LinkedHashMap<>();
    private final Map<String, Long> served = new HashMap<>();
    private long turns;

    @Property(tries = 200)
    void eachAnswerIsThatOfALookThroughAll(@ForAll long seed) {
        Random chance = new Random(seed);
        Orders orders = new Orders();
        all.clear();
        served.clear();
        turns = 0;
        for (int step = 0; step < 150; step++) {
            change(orders, chance, step);
            compare(orders, chance);
        }
    }

    private void change(Orders orders, Random chance, int step) {
        int kind = chance.nextInt(10);
        if (kind < 4 || all.isEmpty()) {
            put(orders, Made.order("o" + step, any(STRATEGIES, chance), any(INSTRUMENTS, chance), chance.nextInt(4) == 0,
                    chance.nextInt(100)));
        } else if (kind < 8) {
            put(orders, Made.in(any(List.copyOf(all.values()), chance), any(STATES, chance)));
        } else if (kind < 9) {
            String gone = any(List.copyOf(all.keySet()), chance);
            all.remove(gone);
            orders.remove(gone);
        } else {
            orders.waiting().nextEntry(Set.of()).ifPresent(next -> {
                orders.waiting().took(next);
                served.put(Lines.strategy(next), ++turns);
            });
        }
    }

    private void put(Orders orders, Order order) {
        all.put(order.commandId(), order);
        orders.put(order);
    }

    private void compare(Orders orders, Random chance) {
        Set<String> taken = new HashSet<>(INSTRUMENTS);
        taken.removeIf(_ -> chance.nextBoolean());
        assertThat(orders.waiting().nextEntry(taken)).isEqualTo(next(order -> !order.isExit(), taken));
        assertThat(orders.waiting().nextExit(taken)).isEqualTo(next(Order::isExit, taken));
        assertThat(orders.all()).containsExactlyElementsOf(all.values());
        STATES.forEach(state -> assertThat(orders.in(state)).isEqualTo(those(order -> order.state() == state)));
        assertThat(orders.attempted()).containsExactlyElementsOf(those(order -> order.attempts() > 0));
        compareBound(orders.waiting(), chance.nextInt(30));
        assertThat(orders.waiting().isEmpty()).isEqualTo(those(order -> Waiting.waits(order.state())).isEmpty());
        assertThat(orders.unsettledInstruments())
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(those(Order::holdsInstrument).stream()
                        .map(Order::instrumentKey).toList()));
        assertThat(orders.ofHoldings()).containsExactlyInAnyOrderElementsOf(those(
                order -> order.attempts() > 0 || order.isExit() && Waiting.waits(order.state())));
        assertThat(orders.hasUnfinished()).isEqualTo(!those(order -> !order.state().isFinal()).isEmpty());
        compareEnds(orders, Made.NOW.plusSeconds(chance.nextInt(100)));
    }

    private void compareBound(Waiting waiting, int most) {
        List<Order> withoutPlace = those(order -> order.state() == OrderState.RECEIVED && !order.isExit());
        int entries = those(order -> Waiting.waits(order.state()) && !order.isExit()).size();
        assertThat(waiting.entries()).isEqualTo(entries);
        assertThat(waiting.places()).isEqualTo(entries - withoutPlace.size());
        assertThat(waiting.beyond(most))
                .isEqualTo(withoutPlace.stream().filter(_ -> entries > most).reduce((_, newest) -> newest));
    }

    private void compareEnds(Orders orders, Instant now) {
        List<Order> over = those(order -> Waiting.waits(order.state()) && !now.isBefore(order.validUntil())
                && (order.isExit() || order.state() == OrderState.QUEUED));
        assertThat(orders.waiting().over(now)).isEqualTo(over.stream().min(Comparator.comparing(Order::validUntil)));
        assertThat(orders.waiting().firstEntryToDecide()).isEqualTo(
                those(order -> order.state() == OrderState.RECEIVED && !order.isExit()).stream().findFirst());
    }

    private Optional<Order> next(Predicate<Order> kind, Set<String> taken) {
        return those(order -> order.state() == OrderState.QUEUED && kind.test(order) && !taken.contains(order.instrumentKey()))
                .stream().min(Comparator.comparingLong(order -> served.getOrDefault(Lines.strategy(order), 0L)));
    }

    private List<Order> those(Predicate<Order> wanted) {
        return new ArrayList<>(all.values().stream().filter(wanted).toList());
    }

    private static <T> T any(List<T> some, Random chance) {
        return some.get(chance.nextInt(some.size()));
    }
}
