package io.anumati.executor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.Difference;
import io.anumati.contracts.DifferenceKind;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderTerms.Side;

class DayBookTest {

    private static final String COMMAND = CommandIds.of("s-1", "auth-1", "PLACE", 1);
    private static final String INSTRUMENT = "NSE_EQ|INE002A01018";
    private static final Instant SENT = Instant.parse("2026-11-23T05:00:00Z");
    private static final Look LOOK = new Look(SENT.plusSeconds(60), Duration.ofSeconds(5));

    private final DayBook book = new DayBook();

    @Test
    void anOrderIsNotComparedByQuantityAndPriceWhileItIsModified() {
        book.modified(COMMAND, SENT);
        assertThat(kinds("101.00")).isEmpty();
    }

    @Test
    void afterAModifyThatCameToNothingTheOrderIsComparedAsItWas() {
        book.modified(COMMAND, SENT);
        book.unmodified(COMMAND);
        assertThat(kinds("100.00")).isEmpty();
        assertThat(kinds("101.00")).containsExactly(DifferenceKind.PRICE);
    }

    @Test
    void afterAModifyThatIsDoneItIsComparedWithTheNewTermsAlsoWhenTheNextOneComesToNothing() {
        book.modified(COMMAND, SENT);
        book.changed(COMMAND, new NewTerms(new BigDecimal("101.00"), null, 0));
        book.modified(COMMAND, SENT);
        book.unmodified(COMMAND);
        assertThat(kinds("101.00")).isEmpty();
        assertThat(kinds("100.00")).containsExactly(DifferenceKind.PRICE);
    }

    private List<DifferenceKind> kinds(String price) {
        JournalOrder journal = new JournalOrder(COMMAND, OrderState.FILLED, 1, "b-1", INSTRUMENT, Side.BUY, 10L,
                new BigDecimal("100.00"), null, 10L, SENT, SENT);
        Shown shown = new Shown("b-1", CommandIds.tag(COMMAND, 1), INSTRUMENT, "BUY", 10, price, "complete", 10);
        return book.compare(List.of(shown.build()), List.of(), List.of(journal), Set.of(), LOOK).found().stream()
                .map(Difference::kind).toList();
    }
}
