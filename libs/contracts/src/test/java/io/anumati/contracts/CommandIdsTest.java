package io.anumati.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CommandIdsTest {

    @Test
    void i2_theSameSignalAuthorisationActionAndLegGiveTheSameCommand() {
        assertThat(CommandIds.of("sig-9", "auth-5", "PLACE", 1)).isEqualTo("xl2xaqhbgd6nyr54g7v9d1h6f8")
                .isEqualTo(CommandIds.of("sig-9", "auth-5", "PLACE", 1));
    }

    @Test
    void anyDifferenceGivesAnotherCommand() {
        assertThat(Set.of(CommandIds.of("sig-9", "auth-5", "PLACE", 1), CommandIds.of("sig-8", "auth-5", "PLACE", 1),
                CommandIds.of("sig-9", "auth-6", "PLACE", 1), CommandIds.of("sig-9", "auth-5", "CANCEL", 1),
                CommandIds.of("sig-9", "auth-5", "PLACE", 2))).hasSize(5);
    }

    @Test
    void i2_aMillionCommandsHaveAMillionIds() {
        Set<String> ids = new HashSet<>();
        for (int signal = 0; signal < 100; signal++) {
            for (int authorisation = 0; authorisation < 10_000; authorisation++) {
                ids.add(CommandIds.of("sig-" + signal, "auth-" + authorisation, "PLACE", 1));
            }
        }

        assertThat(ids.size()).isEqualTo(1_000_000);
        assertThat(ids.stream().limit(10_000)).allMatch(id -> id.matches("[a-z0-9]{26}"));
    }

    @Test
    void refusesIdsThatCouldMakeTwoCommandsLookAlike() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandIds.of("sig\n9", "auth-5", "PLACE", 1));
    }

    @Test
    void aTagFitsTheBrokerAndLeadsBackToItsCommand() {
        String tag = CommandIds.tag(Samples.COMMAND, 9_999);

        assertThat(tag).hasSizeLessThanOrEqualTo(CommandIds.TAG_LIMIT);
        assertThat(CommandIds.commandOf(tag)).contains(Samples.COMMAND);
        assertThat(CommandIds.attemptOf(tag)).contains(9_999);
        assertThat(CommandIds.attemptOf("x7-1")).isEmpty();
        assertThat(CommandIds.tag(Samples.COMMAND, 1)).isNotEqualTo(CommandIds.tag(Samples.COMMAND, 2));
    }

    @Test
    void refusesATagThatNobodyCouldRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandIds.tag(Samples.COMMAND, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CommandIds.tag(Samples.COMMAND, 10_000));
        assertThatIllegalArgumentException().isThrownBy(() -> CommandIds.tag("short", 1));
    }

    @Test
    void aForeignTagIsNobodysCommand() {
        assertThat(CommandIds.commandOf(null)).isEmpty();
        assertThat(CommandIds.commandOf("")).isEmpty();
        assertThat(CommandIds.commandOf("x7-b91")).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND)).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND + "-1-2")).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND + "-")).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND + "-12345")).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND + "-1a")).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND + "-\u0661")).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND + "x1")).isEmpty();
        assertThat(CommandIds.commandOf(Samples.COMMAND.substring(1) + "A-1")).isEmpty();
        assertThat(CommandIds.commandOf("-" + Samples.COMMAND.substring(1) + "-1")).isEmpty();
    }

    @Test
    void turnsDifferBySignal() {
        assertThat(CommandIds.turn("sig-9", "u-1")).isEqualTo(CommandIds.turn("sig-9", "u-1")).isNotNegative()
                .isNotEqualTo(CommandIds.turn("sig-8", "u-1"));
    }
}
