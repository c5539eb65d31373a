package io.anumati.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;

class OpenCommandsTest {

    @Test
    void aCommandIsOpenFromItsFirstStepUntilItIsOver() {
        OpenCommands group = OpenCommands.of(List.of(row("begins", 1, "RECEIVED"), row("goes on", 2, "QUEUED"),
                row("ends", 5, "FILLED"), row("change ends", 3, "OVERTAKEN"), row("begins and ends", 1, "RECEIVED"),
                row("begins and ends", 2, "REFUSED"), row("#0-9", 0, null)));
        assertThat(group.opened()).containsExactly("begins");
        assertThat(group.closed()).containsExactly("ends", "change ends");
    }

    @Test
    void whatIsProvenAbsentStaysOpenSinceItMayBeFoundLate() {
        assertThat(OpenCommands.of(List.of(row("absent", 6, "PROVEN_ABSENT"))).closed()).isEmpty();
    }

    private static JournalRow row(String commandId, int version, String stateAfter) {
        return new JournalRow(commandId, version, 0, 1, "u-1", "Step", stateAfter, "0-1", Cause.first("c"), "{}",
                Instant.EPOCH);
    }
}
