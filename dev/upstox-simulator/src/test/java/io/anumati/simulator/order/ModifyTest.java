package io.anumati.simulator.order;

import static io.anumati.simulator.Street.SHARE;
import static io.anumati.simulator.Street.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.Street;

class ModifyTest {

    private static final Change NOTHING = new Change(null, null, null, null, null, null, null);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Street street = new Street("2026-09-14T04:00:00Z",
            Map.of("fills", Map.of("mode", "REST"), "marketHours", "REAL"));
    private final OrderDesk desk = street.broker().desk();

    @Test
    void changesWhatIsSaidAndKeepsTheRest() {
        Order order = open();

        desk.modify(order, new Change(20, null, new BigDecimal("1513.00"), null, null, null, null));
        street.pass(STEP);

        assertThat(steps(order)).endsWith("open", "modify pending", "modify validation pending", "modified", "open");
        assertThat(order.terms().quantity()).isEqualTo(20);
        assertThat(order.terms().price()).isEqualByComparingTo("1513");
        assertThat(order.terms().validity()).isEqualTo("DAY");
    }

    @Test
    void oldRowsKeepTheOldTerms() {
        Order order = open();

        desk.modify(order, new Change(20, null, null, null, null, null, null));
        street.pass(STEP);

        assertThat(order.seen(System.nanoTime()).getFirst().terms().quantity()).isEqualTo(10);
        assertThat(OrderText.historyRow(order, order.seen(System.nanoTime()).getFirst()).get("quantity").intValue())
                .isEqualTo(10);
    }

    @Test
    void aBrokenRuleLeavesTheOrderAsItWas() {
        Order order = open();

        desk.modify(order, new Change(null, null, new BigDecimal("1512.43"), null, null, null, null));
        street.pass(STEP);

        assertThat(steps(order)).endsWith("modify validation pending", "not modified", "open");
        assertThat(order.terms().price()).isEqualByComparingTo("1512.4");
        assertThat(order.last().message()).isNull();
    }

    @Test
    void theQuantityIsTheTotalAndLiesAboveWhatIsFilled() {
        Order order = open();
        desk.fill(order, 6, BigDecimal.valueOf(1512));

        desk.modify(order, new Change(6, null, null, null, null, null, null));
        street.pass(STEP);
        assertThat(steps(order)).endsWith("not modified", "open");

        desk.modify(order, new Change(8, null, null, null, null, null, null));
        street.pass(STEP);
        desk.fill(order, 2, BigDecimal.valueOf(1512));
        assertThat(order.last().status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void aFillThatComesFirstWins() {
        Order order = open();

        desk.modify(order, NOTHING);
        desk.fill(order, 4, BigDecimal.valueOf(1512));
        assertThat(order.last().status()).isEqualTo(Status.MODIFY_PENDING);
        desk.fill(order, 6, BigDecimal.valueOf(1512));
        street.pass(STEP);

        assertThat(steps(order)).endsWith("modify pending", "complete");
    }

    @Test
    void anExchangeThatRefusesChangesLeavesTheOrderOpen() {
        desk.plan(new FillPlan(FillPlan.Mode.REST, Duration.ofMillis(20), Duration.ofMillis(20), 1, true));
        Order order = open();

        desk.cancel(order);
        street.pass(STEP);
        assertThat(steps(order)).endsWith("cancel pending", "not cancelled", "open");

        desk.modify(order, NOTHING);
        street.pass(STEP);
        assertThat(steps(order)).endsWith("modify pending", "modify validation pending", "not modified", "open");
    }

    @Test
    void aStopOrderMadeALimitOrderIsOpenAtOnce() {
        Order order = street.place(new Terms(street.instrument(SHARE), "BUY", "SL", "I", "DAY", 10, new BigDecimal("1530"),
                new BigDecimal("1520"), 0, null, BigDecimal.ZERO));
        street.pass(STEP);
        assertThat(order.last().status()).isEqualTo(Status.TRIGGER_PENDING);

        desk.modify(order, new Change(null, null, null, "LIMIT", null, BigDecimal.ZERO, null));
        street.pass(STEP);

        assertThat(order.last().status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aChangeThatComesBeforeTheOrderIsAtTheExchangeIsMadeThere() {
        Order order = street.place(SHARE, "BUY", "I", 10, "1512.40");

        desk.modify(order, new Change(20, null, null, null, null, null, null));
        street.pass(STEP);

        assertThat(steps(order)).endsWith("modify pending", "validation pending", "open pending", "open",
                "modify validation pending", "modified", "open");
        assertThat(order.terms().quantity()).isEqualTo(20);
    }

    @Test
    void aCancelRefusedBeforeTheOrderIsAtTheExchangeLeavesItOpen() {
        desk.plan(new FillPlan(FillPlan.Mode.REST, Duration.ofMillis(20), Duration.ofMillis(20), 1, true));
        Order order = street.place(SHARE, "BUY", "I", 10, "1512.40");

        desk.cancel(order);
        street.pass(STEP);

        assertThat(steps(order)).endsWith("not cancelled", "open");
    }

    private Order open() {
        Order order = street.place(SHARE, "BUY", "I", 10, "1512.40");
        street.pass(STEP);
        return order;
    }
}
