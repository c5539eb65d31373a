package io.anumati.simulator.stream;

import static io.anumati.simulator.stream.FeedMode.FULL;
import static io.anumati.simulator.stream.FeedMode.LTPC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

class KeyCountTest {

    @Test
    void oneModeAloneHasTheHigherLimit() {
        assertThat(isWithin(5000, 0)).isTrue();
        assertThat(isWithin(5001, 0)).isFalse();
        assertThat(isWithin(0, 2000)).isTrue();
    }

    @Test
    void severalModesHaveTheLowerLimitEach() {
        assertThat(isWithin(2000, 1500)).isTrue();
        assertThat(isWithin(2001, 1)).isFalse();
        assertThat(isWithin(1, 1501)).isFalse();
    }

    private static boolean isWithin(int ltpc, int full) {
        List<FeedMode> modes = new ArrayList<>(Collections.nCopies(ltpc, LTPC));
        modes.addAll(Collections.nCopies(full, FULL));
        return KeyCount.isWithin(StreamRules.documented().keys(), modes);
    }
}
