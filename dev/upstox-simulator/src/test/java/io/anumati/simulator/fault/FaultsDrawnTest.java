package io.anumati.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.json.Json;

class FaultsDrawnTest {

    private final Faults faults = new Faults(1);

    @Test
    void strikesAboutAsOftenAsItsProbabilitySays() {
        faults.add(Fault.of(Json.object().put("kind", "HANG").put("probability", 0.25).putNull("times")));

        long struck = IntStream.range(0, 4_000).filter(_ -> faults.strike("u", ApiCall.PLACE).isPresent()).count();

        assertThat(struck).isBetween(900L, 1_100L);
        assertThat(faults.waiting()).hasSize(1);
    }

    @Test
    void drawsDelaysWithinTheirBounds() {
        Fault late = Fault.of(Json.object().put("kind", "LATE_REQUEST").put("delay", "PT0.1S").put("maxDelay", "PT0.5S"));

        assertThat(IntStream.range(0, 200).mapToObj(_ -> faults.delayOf(late))).allMatch(
                delay -> delay.compareTo(Duration.ofMillis(100)) >= 0 && delay.compareTo(Duration.ofMillis(500)) < 0)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Fault.of(Json.object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.of(Json.object().put("kind", "HANG").put("times", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.of(Json.object().put("kind", "EXPLODE"))).isInstanceOf(IllegalArgumentException.class);
    }
}
