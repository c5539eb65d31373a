package io.anumati.executor.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.GateEvent.GateChanged;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.contracts.TradingDay;

/**
 * All that a decision about one order looks at, at one moment.
 *
 * @param authorisation the one the command names, if the authority has it
 * @param kills the newest record of each scope that covers the order, by scope key
 * @param hold why the user's calls are held since the broker refused one, if they are
 * @param ordersToday orders of this authorisation this trading date, this one not counted
 * @param tradingMode for which a gate's evidence must be
 */
public record World(Optional<AuthorityChanged> authority, Optional<Authorisation> authorisation,
        Optional<StrategyPublished> strategy, Optional<GateChanged> confirmationGate, Optional<InstrumentListed> instrument,
        Map<String, KillSwitchChanged> kills, Optional<RefusalReason> hold, int ordersToday, String tradingMode,
        MarketOrders marketOrders, Instant now) {

    public static final ZoneId EXCHANGE_ZONE = TradingDay.ZONE;

    public LocalDate tradingDate() {
        return tradingDate(now);
    }

    public static LocalDate tradingDate(Instant at) {
        return TradingDay.of(at);
    }

    public Optional<Connection> connection() {
        return authority.map(AuthorityChanged::connection).filter(Objects::nonNull);
    }
}
