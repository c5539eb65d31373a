package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class DoublingTest {

    private final Doubling waits = new Doubling(Duration.ofMillis(100));

    @Test
    void eachAttemptThatDoesNotGetOutWaitsTwiceAsLongUpToALimit() {
        assertThat(Stream.generate(waits::next).limit(9)).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L,
                800L, 1_600L, 3_200L, 6_400L, 6_400L, 6_400L);
    }

    @Test
    void anAnswerBeginsAnew() {
        waits.next();
        waits.next();
        waits.reset();
        assertThat(waits.next()).isEqualTo(Duration.ofMillis(100));
    }
}
