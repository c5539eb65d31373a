package io.anumati.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.json.Json;

class FaultsDrawnTest {

    private static final Instant NOW = Instant.parse("2026-09-14T04:00:00Z");

    private final Faults faults = new Faults(1);

    @Test
    void strikesAboutAsOftenAsItsProbabilitySays() {
        faults.add(Fault.of(Json.object().put("kind", "HANG").put("probability", 0.25).putNull("times")));

        long struck = IntStream.range(0, 4_000).filter(_ -> faults.strike("u", ApiCall.PLACE, NOW).isPresent()).count();

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
    void sparesTheFirstCallsThatItIsToldToSkip() {
        faults.add(Fault.of(Json.object().put("kind", "HANG").put("call", "PLACE").put("skip", 2).put("times", 1)));

        assertThat(faults.strike("u", ApiCall.CANCEL, NOW)).isEmpty();
        assertThat(faults.strike("u", ApiCall.PLACE, NOW)).isEmpty();
        assertThat(faults.strike("u", ApiCall.PLACE, NOW)).isEmpty();
        assertThat(faults.strike("u", ApiCall.PLACE, NOW)).isPresent();
        assertThat(faults.strike("u", ApiCall.PLACE, NOW)).isEmpty();
    }

    @Test
    void strikesOnlyBetweenItsTimes() {
        faults.add(Fault.of(Json.object().put("kind", "HANG").putNull("times").put("from", "2026-09-14T04:00:00Z").put("until",
                "2026-09-14T04:05:00Z")));

        assertThat(faults.strike("u", ApiCall.PLACE, NOW.minusNanos(1))).isEmpty();
        assertThat(faults.strike("u", ApiCall.PLACE, NOW)).isPresent();
        assertThat(faults.strike("u", ApiCall.PLACE, NOW.plusSeconds(299))).isPresent();
        assertThat(faults.strike("u", ApiCall.PLACE, NOW.plusSeconds(300))).isEmpty();
    }

    @Test
    void aPresetFillsInWhatIsNotGiven() {
        Fault whole = Fault.of(Json.object().put("preset", "CLOUDFLARE"));
        Fault changed = Fault.of(Json.object().put("preset", "CLOUDFLARE").put("kind", "ANSWER_AFTER").put("status", 503));

        assertThat(whole.kind()).isEqualTo(FaultKind.ANSWER);
        assertThat(whole.status()).isEqualTo(403);
        assertThat(whole.body()).contains("Error 1010");
        assertThat(changed.kind()).isEqualTo(FaultKind.ANSWER_AFTER);
        assertThat(changed.status()).isEqualTo(503);
        assertThat(changed.body()).contains("Error 1010");
        assertThatThrownBy(() -> Fault.of(Json.object().put("preset", "CLOUDFLARE").put("kind", "HANG")))
                .hasMessageContaining("preset");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Fault.of(Json.object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.of(Json.object().put("kind", "HANG").put("times", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.of(Json.object().put("kind", "EXPLODE"))).isInstanceOf(IllegalArgumentException.class);
    }
}
