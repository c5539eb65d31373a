package io.anumati.executor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.Difference;
import io.anumati.contracts.DifferenceKind;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.upstox.BookOrder;

class ReconciliationTest {

    private static final String COMMAND = CommandIds.of("s-1", "auth-1", "PLACE", 1);
    private static final String TAG = CommandIds.tag(COMMAND, 1);
    private static final String INSTRUMENT = "NSE_EQ|INE002A01018";
    private static final Instant SENT = Instant.parse("2026-11-23T05:00:00Z");
    private static final Instant LATER = SENT.plusSeconds(60);
    private static final Duration LAG = Duration.ofSeconds(5);

    @Test
    void aBookThatTellsTheSameHasNoDifference() {
        assertThat(differences(journal(OrderState.OPEN, 0L), shown().build())).isEmpty();
        assertThat(differences(journal(OrderState.OPEN, 0L), shown().progress("complete", 10).build())).isEmpty();
        assertThat(differences(journal(OrderState.FILLED, 10L), shown().progress("complete", 10).build())).isEmpty();
    }

    @Test
    void anOrderAtTheBrokerThatTheBookDoesNotShowIsMissing() {
        for (OrderState state : List.of(OrderState.ACKED, OrderState.OPEN, OrderState.PARTIALLY_FILLED)) {
            assertThat(differences(journal(state, 0L))).singleElement().satisfies(difference -> {
                assertThat(difference.kind()).isEqualTo(DifferenceKind.MISSING_AT_BROKER);
                assertThat(difference.journalValue()).isEqualTo(state.name());
                assertThat(difference.bookValue()).isNull();
            });
        }
    }

    @Test
    void anOrderThatIsOverOrUnknownOrOfAnotherDayIsNotMissing() {
        for (OrderState state : List.of(OrderState.QUEUED, OrderState.SENDING, OrderState.UNKNOWN, OrderState.FILLED,
                OrderState.PROVEN_ABSENT, OrderState.NEEDS_REVIEW)) {
            assertThat(differences(journal(state, 0L))).isEmpty();
        }
        assertThat(Reconciliation.differences(List.of(journal(OrderState.OPEN, 0L)), List.of(), SENT.plus(Duration.ofDays(1)),
                LAG)).isEmpty();
    }

    @Test
    void theBookMayLagBehindForAWhile() {
        Instant soon = SENT.plusSeconds(3);
        assertThat(Reconciliation.differences(List.of(journal(OrderState.OPEN, 0L)), List.of(), soon, LAG)).isEmpty();
        assertThat(Reconciliation.differences(List.of(journal(OrderState.FILLED, 10L)),
                List.of(shown().progress("open", 0).build()), soon, LAG)).isEmpty();
    }

    @Test
    void anOrderWithATagOfOursThatTheJournalDoesNotHaveIsExtra() {
        BookOrder shown = shown().build();
        assertThat(Reconciliation.differences(List.of(), List.of(shown), LATER, LAG)).singleElement()
                .isEqualTo(new Difference(DifferenceKind.EXTRA_AT_BROKER, COMMAND, "b-1", INSTRUMENT, "no such command",
                        TAG + " open"));
    }

    @Test
    void anAttemptOrASecondOrderThatTheJournalDoesNotHaveIsExtra() {
        assertThat(kinds(journal(OrderState.OPEN, 0L), shown().tag(CommandIds.tag(COMMAND, 2)).build()))
                .containsExactly(DifferenceKind.EXTRA_AT_BROKER);
        assertThat(kinds(journal(OrderState.OPEN, 0L), shown().build(), shown().orderId("b-2").build()))
                .containsExactly(DifferenceKind.EXTRA_AT_BROKER);
    }

    @Test
    void anOrderThatIsNotOursIsNotCompared() {
        assertThat(differences(journal(OrderState.OPEN, 0L), shown().build(), shown().orderId("b-9").tag("mine").build(),
                shown().orderId("b-8").tag(null).build())).isEmpty();
    }

    @Test
    void anotherQuantityDiffers() {
        differs(DifferenceKind.QUANTITY, shown().quantity(20).build(), "10", "20");
    }

    @Test
    void anotherPriceDiffersAndAnotherScaleDoesNot() {
        differs(DifferenceKind.PRICE, shown().price("100.05").build(), "price 100.00 trigger null",
                "price 100.05 trigger 0");
        assertThat(differences(journal(OrderState.OPEN, 0L), shown().price("100").build())).isEmpty();
    }

    @Test
    void anOrderThatWeHaveModifiedIsNotComparedByQuantityAndPrice() {
        JournalOrder modified = journal(OrderState.OPEN, 0L).modified();
        assertThat(differences(modified, shown().quantity(20).price("100.50").build())).isEmpty();
        assertThat(kinds(modified, shown().side("SELL").build())).containsExactly(DifferenceKind.SIDE);
    }

    @Test
    void anOrderWhoseModifyIsDoneIsComparedWithWhatThatAskedFor() {
        JournalOrder changed = journal(OrderState.OPEN, 0L).changed(new NewTerms(new BigDecimal("100.50"), null, 20));
        assertThat(differences(changed, shown().quantity(20).price("100.50").build())).isEmpty();
        assertThat(kinds(changed, shown().build())).containsExactly(DifferenceKind.QUANTITY, DifferenceKind.PRICE);
        JournalOrder onlyPrice = journal(OrderState.OPEN, 0L).changed(new NewTerms(new BigDecimal("100.50"), null, 0));
        assertThat(differences(onlyPrice, shown().price("100.50").build())).isEmpty();
    }

    @Test
    void anotherSideDiffers() {
        differs(DifferenceKind.SIDE, shown().side("SELL").build(), "BUY", "SELL");
    }

    @Test
    void anotherInstrumentDiffers() {
        differs(DifferenceKind.INSTRUMENT, shown().instrument("NSE_EQ|INE009A01021").build(), INSTRUMENT,
                "NSE_EQ|INE009A01021");
    }

    @Test
    void aStatusThatGoesBackDiffers() {
        differs(DifferenceKind.STATUS, shown().progress("put order req received", 0).build(), "OPEN",
                "put order req received");
        assertThat(kinds(journal(OrderState.FILLED, 10L), shown().progress("cancelled", 10).build()))
                .containsExactly(DifferenceKind.STATUS);
        for (OrderState neverThere : List.of(OrderState.REJECTED_BROKER, OrderState.EXPIRED, OrderState.WITHDRAWN)) {
            assertThat(kinds(journal(neverThere, null), shown().build())).containsExactly(DifferenceKind.STATUS);
        }
    }

    @Test
    void aFillThatGoesBackDiffers() {
        assertThat(differences(journal(OrderState.PARTIALLY_FILLED, 5L), shown().progress("open", 3).build()))
                .singleElement().satisfies(difference -> {
                    assertThat(difference.kind()).isEqualTo(DifferenceKind.FILLED_QUANTITY);
                    assertThat(difference.journalValue()).isEqualTo("5");
                    assertThat(difference.bookValue()).isEqualTo("3");
                });
        assertThat(kinds(journal(OrderState.CANCELLED, 3L), shown().progress("cancelled", 5).build()))
                .containsExactly(DifferenceKind.FILLED_QUANTITY);
    }

    private static void differs(DifferenceKind kind, BookOrder shown, String journalValue, String bookValue) {
        assertThat(differences(journal(OrderState.OPEN, 0L), shown)).singleElement()
                .isEqualTo(new Difference(kind, COMMAND, "b-1", INSTRUMENT, journalValue, bookValue));
    }

    private static List<Difference> differences(JournalOrder journal, BookOrder... book) {
        return Reconciliation.differences(List.of(journal), List.of(book), LATER, LAG);
    }

    private static List<DifferenceKind> kinds(JournalOrder journal, BookOrder... book) {
        return differences(journal, book).stream().map(Difference::kind).toList();
    }

    private static JournalOrder journal(OrderState state, Long filled) {
        return new JournalOrder(COMMAND, state, 1, "b-1", INSTRUMENT, Side.BUY, 10L, new BigDecimal("100.00"), null, filled,
                SENT, SENT);
    }

    private static Shown shown() {
        return new Shown("b-1", TAG, INSTRUMENT, "BUY", 10, "100.00", "open", 0);
    }
}
