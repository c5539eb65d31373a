package io.anumati.executor.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.OrderState;
import io.anumati.executor.order.Order;

class WaitingTest {

    private static final Set<String> NONE = Set.of();

    private final Orders orders = new Orders();
    private final Waiting waiting = orders.waiting();

    @Test
    void equalBacklogsGetEqualShares() {
        IntStream.range(0, 100).forEach(each -> queue(Made.entry("m" + each, "momentum", "i" + each % 7)));
        IntStream.range(0, 100).forEach(each -> queue(Made.entry("r" + each, "reversal", "i" + each % 7)));
        Map<String, Integer> gone = new HashMap<>();
        for (int turn = 0; turn < 100; turn++) {
            gone.merge(go(NONE).commandId().substring(0, 1), 1, Integer::sum);
        }
        assertThat(gone).containsExactlyInAnyOrderEntriesOf(Map.of("m", 50, "r", 50));
    }

    @Test
    void withinAStrategyTheOrderOfArrivalHoldsAlsoForOneThatIsQueuedAgain() {
        Order first = queue(Made.entry("first", "a", "i"));
        queue(Made.entry("second", "a", "i"));
        orders.put(Made.in(first, OrderState.SENDING));
        assertThat(waiting.nextEntry(NONE)).map(Order::commandId).contains("second");
        orders.put(Made.in(Made.in(first, OrderState.SENDING), OrderState.QUEUED));
        assertThat(waiting.nextEntry(NONE)).map(Order::commandId).contains("first");
    }

    @Test
    void anInstrumentThatIsTakenIsPassedOver() {
        queue(Made.entry("x1", "a", "x"));
        queue(Made.entry("x2", "a", "x"));
        queue(Made.entry("y1", "a", "y"));
        assertThat(waiting.nextEntry(Set.of("x"))).map(Order::commandId).contains("y1");
        assertThat(waiting.nextEntry(Set.of("x", "y"))).isEmpty();
    }

    @Test
    void exitsAndEntriesWaitApart() {
        queue(Made.exit("out", "a", "x"));
        queue(Made.entry("in", "a", "x"));
        assertThat(waiting.nextExit(NONE)).map(Order::commandId).contains("out");
        assertThat(waiting.nextEntry(NONE)).map(Order::commandId).contains("in");
        assertThat(waiting.nextExit(Set.of("x"))).isEmpty();
        assertThat(waiting.entries()).isEqualTo(1);
    }

    @Test
    void theTimeOfAReceivedEntryIsNotOverBeforeItIsDecided() {
        Order entry = Made.order("in", "a", "x", false, 1);
        orders.put(entry);
        orders.put(Made.order("out", "a", "x", true, 2));
        assertThat(waiting.over(Made.NOW.plusSeconds(1))).isEmpty();
        assertThat(waiting.over(Made.NOW.plusSeconds(2))).map(Order::commandId).contains("out");
        queue(entry);
        assertThat(waiting.over(Made.NOW.plusSeconds(1))).map(Order::commandId).contains("in");
    }

    @Test
    void newsAreGivenOutOnceAndAgainWhenAnOrderComesBack() {
        Order order = queue(Made.entry("one", "a", "x"));
        assertThat(waiting.news()).contains(order);
        assertThat(waiting.news()).isEmpty();
        orders.put(Made.in(order, OrderState.SENDING));
        assertThat(waiting.news()).isEmpty();
        orders.put(Made.in(Made.in(order, OrderState.SENDING), OrderState.QUEUED));
        assertThat(waiting.news()).map(Order::commandId).contains("one");
    }

    @Test
    void entriesAreDecidedInOrderOfArrivalAndExitsBeside() {
        orders.put(Made.entry("in-1", "a", "x"));
        orders.put(Made.exit("out", "a", "x"));
        orders.put(Made.entry("in-2", "a", "x"));
        assertThat(waiting.firstEntryToDecide()).map(Order::commandId).contains("in-1");
        assertThat(waiting.decidedAlone()).extracting(Order::commandId).containsExactly("out");
        orders.remove("in-1");
        assertThat(waiting.firstEntryToDecide()).map(Order::commandId).contains("in-2");
        orders.remove("in-2");
        orders.remove("out");
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void receivedAndQueuedEntriesAreBoundedTogetherAndTheNewestReceivedOneGoesFirst() {
        queue(Made.entry("queued", "a", "x"));
        List.of("one", "two", "three").forEach(each -> orders.put(Made.entry(each, "a", "x")));
        assertThat(waiting.beyond(4)).isEmpty();
        assertThat(cutTo(2)).containsExactly("three", "two");
        assertThat(waiting.firstEntryToDecide()).map(Order::commandId).contains("one");
        assertThat(waiting.entries()).isEqualTo(2);
    }

    @Test
    void whatWasLetInStaysWhateverTheBoundAndExitsDoNotCount() {
        queue(Made.entry("queued", "a", "x"));
        Order whole = Made.entry("whole", "a", "x");
        orders.put(whole);
        orders.put(Made.exit("out", "a", "x"));
        orders.put(Made.slice(whole));
        assertThat(waiting.places()).isEqualTo(2);
        assertThat(waiting.beyond(3)).isEmpty();
        assertThat(cutTo(0)).containsExactly("whole");
        assertThat(waiting.entries()).isEqualTo(2);
        assertThat(waiting.decidedAlone()).hasSize(1);
    }

    @Test
    void ofABacklogThatIsTakenOverWithMoreThanTheBoundTheFirstStay() {
        IntStream.range(0, 20_000).forEach(each -> orders.put(Made.entry("o" + each, "a", "x")));
        assertThat(cutTo(5_000)).hasSize(15_000).startsWith("o19999").endsWith("o5000");
        assertThat(orders.in(OrderState.RECEIVED)).extracting(Order::commandId)
                .containsExactlyElementsOf(IntStream.range(0, 5_000).mapToObj(each -> "o" + each).toList());
    }

    /** @return what had to go, in that order */
    private List<String> cutTo(int most) {
        List<String> gone = new ArrayList<>();
        for (Optional<Order> newest = waiting.beyond(most); newest.isPresent(); newest = waiting.beyond(most)) {
            gone.add(newest.get().commandId());
            orders.remove(newest.get().commandId());
        }
        return gone;
    }

    private Order queue(Order order) {
        orders.put(order);
        Order queued = Made.in(order, OrderState.QUEUED);
        orders.put(queued);
        return queued;
    }

    private Order go(Set<String> taken) {
        Order next = waiting.nextEntry(taken).orElseThrow();
        waiting.took(next);
        orders.put(Made.in(next, OrderState.SENDING));
        return next;
    }
}
