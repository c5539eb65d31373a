package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns();

    @Test
    void equalBacklogsGetEqualShares() {
        List<String> waiting = new ArrayList<>(Collections.nCopies(100, "momentum"));
        waiting.addAll(Collections.nCopies(100, "reversal"));
        Map<String, Integer> gone = new HashMap<>();
        for (int turn = 0; turn < 100; turn++) {
            String next = next(waiting);
            waiting.remove(next);
            gone.merge(next, 1, Integer::sum);
        }
        assertThat(gone).containsExactlyInAnyOrderEntriesOf(Map.of("momentum", 50, "reversal", 50));
    }

    @Test
    void withinAStrategyTheOrderOfArrivalHolds() {
        turns.took("a");
        assertThat(turns.next(List.of("a-1", "b-1", "b-2"), name -> name.substring(0, 1))).contains("b-1");
        turns.took("b");
        assertThat(turns.next(List.of("a-1", "a-2", "b-2"), name -> name.substring(0, 1))).contains("a-1");
    }

    @Test
    void nobodyWaitingIsNobodysTurn() {
        assertThat(turns.next(List.<String> of(), Function.identity())).isEmpty();
    }

    private String next(List<String> waiting) {
        String next = turns.next(waiting, Function.identity()).orElseThrow();
        turns.took(next);
        return next;
    }
}
