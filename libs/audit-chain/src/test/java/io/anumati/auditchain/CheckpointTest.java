package io.anumati.auditchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class CheckpointTest {

    private static final Hash ROW = ChainHash.leaf("");
    private static final Checkpoint CHECKPOINT = new Checkpoint("anumati-audit", 7, Hash.NONE,
            Instant.parse("2026-11-21T10:15:30Z"), List.of(new ChainHead("order-events", 10, 3, ROW),
                    new ChainHead("order-events", 9, 1042, ROW), new ChainHead("controls", 0, 1, ROW)));

    @Test
    void itsTextIsTheDocumentedOne() {
        assertThat(CHECKPOINT.text()).isEqualTo("""
                anumati-audit
                checkpoint 7
                previous %1$s
                taken 2026-11-21T10:15:30Z
                head controls 0 1 %2$s
                head order-events 9 1042 %2$s
                head order-events 10 3 %2$s
                """.formatted("0".repeat(64), ROW));
    }

    @Test
    void itIsReadBackAndOnlyInItsOneForm() {
        String text = CHECKPOINT.text();

        assertThat(Checkpoint.parse(text)).isEqualTo(CHECKPOINT);
        for (String other : List.of(text + "\n", text.replace("checkpoint 7", "checkpoint 07"), text.strip(),
                text.replace("head controls", "head  controls"), text.replace("taken", "at"), "a\nb\n",
                text + "head controls 0 1 " + ROW + "\n", text.replace(":30Z", ":30.000Z"))) {
            assertThatThrownBy(() -> Checkpoint.parse(other)).as(other).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
