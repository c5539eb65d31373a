package io.anumati.executor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.CancelOrder;
import io.anumati.contracts.OrderCommand.ExitPosition;
import io.anumati.contracts.OrderCommand.ModifyOrder;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderCommand.WithdrawSignal;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.UnreadableRecord;

class CommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    void aCancelNeedsNeitherConsentNorSignal() {
        assertThat(read(new CancelOrder(origin("u-1", null, null), "target")))
                .isInstanceOfSatisfying(Commands.AsChange.class,
                        asked -> assertThat(asked.change().target()).isEqualTo("target"));
    }

    @Test
    void aPriceOfAbsurdLengthIsUnreadable() {
        for (String absurd : new String[] { "1E+1000000", "1E-1000000", "1".repeat(60) }) {
            assertThatThrownBy(
                    () -> read(new ModifyOrder(origin("u-1", null, null), "target", new BigDecimal(absurd), null, 1)))
                    .isInstanceOf(UnreadableRecord.class);
        }
    }

    @Test
    void aWithdrawalInAnotherPartitionIsUnreadable() {
        assertThatThrownBy(() -> read(new WithdrawSignal("s-1", 3, NOW, NOW, null))).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void anExitNamesTheAuthorisationThatHolds() {
        OrderTerms terms = place(origin("u-1", "auth-1", NOW), "NSE_EQ|1").terms();
        StrategyRef strategy = new StrategyRef("demo", "1", "hash", "algo");
        assertThat(read(new ExitPosition(origin("u-1", "auth-1", null), strategy, 1, terms)))
                .isInstanceOfSatisfying(Commands.AsOrder.class, asked -> assertThat(asked.order().isExit()).isTrue());
        assertThatThrownBy(() -> read(new ExitPosition(origin("u-1", null, null), strategy, 1, terms)))
                .isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void anIdWithAControlCharacterIsUnreadable() {
        assertThatThrownBy(() -> read(place(origin("u\u00001", "auth-1", NOW), "NSE_EQ|1")))
                .isInstanceOf(UnreadableRecord.class);
        assertThatThrownBy(() -> read(place(origin("u-1", "auth-1", NOW), "NSE_EQ|1\u0000")))
                .isInstanceOf(UnreadableRecord.class);
        assertThatThrownBy(() -> read(new CancelOrder(origin("u-1", "auth\n1", null), "target")))
                .isInstanceOf(UnreadableRecord.class);
    }

    private static Commands.Asked read(OrderCommand command) {
        return Commands.read(command, Cause.first("c"), new Commands.Place(0, 1), NOW);
    }

    private static Origin origin(String userId, String authorisationId, Instant raisedAt) {
        return new Origin(CommandIds.of("s-1", "auth-1", "PLACE", 1), userId, authorisationId, "s-1", raisedAt, raisedAt, NOW);
    }

    private static PlaceOrder place(Origin origin, String instrument) {
        OrderTerms terms = new OrderTerms(instrument, OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO);
        return new PlaceOrder(origin, new StrategyRef("demo", "1", "hash", "algo"), 1, 1, terms, 1, Standing.ACTIVE, 1);
    }
}
