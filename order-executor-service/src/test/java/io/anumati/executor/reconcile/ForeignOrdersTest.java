package io.anumati.executor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.CommandIds;
import io.anumati.contracts.TradingDay;
import io.anumati.executor.reconcile.ForeignOrders.Sighting;
import io.anumati.upstox.BookOrder;

class ForeignOrdersTest {

    private static final Instant AT = Instant.parse("2026-11-23T05:00:00Z");
    private static final Shown FOREIGN = new Shown("b-1", null, "i-1", "BUY", 10, "100.00", "open", 0);

    private final ForeignOrders foreign = new ForeignOrders();

    @Test
    void eachForeignOrderIsToldOncePerStatusAndFill() {
        assertThat(learn(FOREIGN.build())).containsExactly(new Sighting(FOREIGN.build(), true));
        assertThat(learn(FOREIGN.build())).isEmpty();
        BookOrder filled = FOREIGN.progress("open", 5).build();
        assertThat(learn(filled)).containsExactly(new Sighting(filled, false));
        assertThat(learn(filled)).isEmpty();
    }

    @Test
    void anOrderWithATagOfOursIsNotForeignAndOneWithAnotherIs() {
        BookOrder ours = FOREIGN.tag(CommandIds.tag(CommandIds.of("s", "a", "PLACE", 1), 1)).build();
        assertThat(learn(ours, FOREIGN.orderId("b-2").tag("x7-b91").build())).hasSize(1);
    }

    @Test
    void ordersAreCountedForTheirDay() {
        learn(FOREIGN.build(), FOREIGN.orderId("b-2").build());
        learn(FOREIGN.progress("complete", 10).build());
        assertThat(foreign.countOn(TradingDay.of(AT))).isEqualTo(2);
        foreign.learn(List.of(), AT.plus(Duration.ofDays(1)));
        assertThat(foreign.countOn(TradingDay.of(AT).plusDays(1))).isZero();
    }

    @Test
    void whatAFormerOwnerHasToldIsCountedAndNotToldAgain() {
        assertThat(foreign.recall("b-1", "open", 0, AT)).isTrue();
        assertThat(foreign.recall("b-1", "open", 5, AT)).isFalse();
        assertThat(learn(FOREIGN.progress("open", 5).build())).isEmpty();
        assertThat(foreign.countOn(TradingDay.of(AT))).isEqualTo(1);
    }

    private List<Sighting> learn(BookOrder... book) {
        return foreign.learn(List.of(book), AT);
    }
}
