package io.anumati.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class DelaysTest {

    private static final Duration USUAL = Duration.ofMillis(400);
    private static final Duration TAKEOVER = Duration.ofSeconds(2);

    @Test
    void anOrderMayWaitForTheTakeoverTheWindowThatStartsFullAndOneMoreTry() {
        assertThat(longest(Duration.ofMillis(4_400)).isWithinBound()).isTrue();
    }

    @Test
    void whatIsLaterThanThatIsTooLate() {
        assertThat(longest(Duration.ofMillis(4_401)).isWithinBound()).isFalse();
    }

    private static Delays longest(Duration longest) {
        return new Delays(List.of(Duration.ofMillis(90), USUAL), List.of(Duration.ofMillis(100), longest), List.of(TAKEOVER));
    }
}
