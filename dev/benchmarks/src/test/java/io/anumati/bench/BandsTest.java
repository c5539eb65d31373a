package io.anumati.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class BandsTest {

    @Test
    void theIdealMakesTenCallsInASecondAndARoundTrip() {
        List<Double> calls = Bands.documented().idealCalls(0.04, 5.2);

        assertThat(calls).hasSize(50);
        assertThat(calls.get(10)).isEqualTo(1.04);
        assertThat(calls.getLast()).isEqualTo(4.16);
    }

    @Test
    void theIdealStopsAtTheMinuteLessItsReserve() {
        assertThat(Bands.documented().idealCalls(0.001, 60)).hasSize(480);
        assertThat(Bands.documented().idealCalls(0.001, 60.1)).hasSize(490);
    }

    @Test
    void scaledBandsBindInTurn() {
        List<Double> calls = Bands.scaled().idealCalls(0, 60);

        assertThat(calls.get(49)).isEqualTo(4);
        assertThat(calls.get(50)).isEqualTo(6);
        assertThat(calls).hasSize(200);
    }

    @Test
    void namesItsWindowsAsTheWitnessDoes() {
        assertThat(Bands.scaled().limitsByWitnessName()).containsOnlyKeys("PT1S", "PT6S", "PT1M");
        assertThat(Bands.documented().limitsByWitnessName()).containsOnlyKeys("PT1S", "PT1M", "PT30M");
    }
}
