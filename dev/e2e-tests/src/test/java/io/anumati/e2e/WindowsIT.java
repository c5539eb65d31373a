package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.OrderState;
import io.anumati.simulator.witness.UserSummary;

/** More orders of one user than the longest window takes, judged at the broker's door. */
class WindowsIT {

    private static final int SIGNALS = 265;

    @Test
    void i3_eachOfThreeWindowsIsFilledToItsBandAndNeverBeyond() {
        try (Scene scene = new Scene(SharedStack.get(), "windows", 1)) {

            scene.signal(SIGNALS);
            scene.awaitAllFinal(Duration.ofSeconds(150));

            UserSummary seen = scene.witness(scene.user());
            assertThat(seen.arrived()).isEqualTo(SIGNALS);
            assertThat(seen.worstArrived()).isEqualTo(SharedStack.BANDS);
            assertThat(seen.answers()).as("nothing but acceptance").containsOnlyKeys("200");
            assertThat(scene.commands()).allMatch(command -> command.state() == OrderState.FILLED, "is filled");
        }
    }
}
