package io.anumati.simulator.broker;

import java.math.BigDecimal;
import java.util.Optional;

import io.anumati.simulator.SimulatorConfig;
import io.anumati.simulator.account.Accounts;
import io.anumati.simulator.account.LoginCodes;
import io.anumati.simulator.account.Sessions;
import io.anumati.simulator.account.TokenRequests;
import io.anumati.simulator.delivery.Courier;
import io.anumati.simulator.delivery.DeliveryFaults;
import io.anumati.simulator.fault.Faults;
import io.anumati.simulator.instrument.Instruments;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.market.Calendar;
import io.anumati.simulator.market.Prices;
import io.anumati.simulator.market.TradingHours;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderDesk;
import io.anumati.simulator.order.Orders;
import io.anumati.simulator.order.Row;
import io.anumati.simulator.position.Holdings;
import io.anumati.simulator.position.Ledger;
import io.anumati.simulator.position.NightRun;
import io.anumati.simulator.position.Positions;
import io.anumati.simulator.position.Solvency;
import io.anumati.simulator.position.Trades;
import io.anumati.simulator.stream.MarketView;
import io.anumati.simulator.stream.Streams;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.BrokerTimers;
import io.anumati.simulator.time.MarketHours;
import io.anumati.simulator.time.RealTimer;
import io.anumati.simulator.webhook.AppWebhooks;
import io.anumati.simulator.webhook.Webhooks;
import io.anumati.simulator.witness.Witness;

/** The whole state of the broker. Touched on one event loop only, so nothing in it is locked. */
public final class Broker {

    private final SimulatorConfig config;
    private final BrokerClock clock;
    private final Accounts accounts;
    private final Sessions sessions;
    private final LoginCodes codes;
    private final TokenRequests tokenRequests;
    private final Instruments instruments = Instruments.shipped();
    private final BrokerTimers timers;
    private final TradingHours hours;
    private final Prices prices;
    private final Orders orders;
    private final OrderDesk desk;
    private final Trades trades;
    private final Positions positions;
    private final Holdings holdings;
    private final Ledger ledger;
    private final Faults faults;
    private final Witness witness = new Witness();
    private final Webhooks webhooks;
    private final DeliveryFaults deliveryFaults;
    private final AppWebhooks appWebhooks;
    private final Streams streams;
    private Limits limits;
    private boolean closed;

    public Broker(SimulatorConfig config, BrokerClock clock, RealTimer timer, Webhooks webhooks) {
        this.config = config;
        this.clock = clock;
        this.limits = config.limits();
        this.accounts = new Accounts(limits, config.accountRules());
        this.sessions = new Sessions(config.accountRules().newTokenEndsOld());
        this.tokenRequests = new TokenRequests(config.accountRules().secondRequest());
        this.codes = new LoginCodes(config.codeLifetime());
        this.timers = new BrokerTimers(clock, timer);
        this.hours = new TradingHours(Calendar.shipped(), config.marketHours());
        this.prices = new Prices(instruments, hours, clock, timers, config.seed());
        this.orders = new Orders(clock);
        this.desk = new OrderDesk(orders, clock, new OrderDesk.Market(hours, prices, config.fills()), timers);
        this.trades = new Trades(clock);
        this.positions = new Positions(prices);
        this.holdings = new Holdings(prices);
        this.ledger = new Ledger(this::cash, positions, orders);
        desk.permission(new Solvency(positions, holdings, ledger)::refusal);
        new TradingDays(hours, timers, clock, desk, this::newDay);
        desk.listen(this::tell);
        desk.onFill(trades::add);
        trades.listen(positions::add);
        this.faults = new Faults(config.seed());
        this.webhooks = webhooks;
        this.deliveryFaults = new DeliveryFaults(config.seed(), clock);
        Courier courier = new Courier(deliveryFaults, timer);
        this.appWebhooks = new AppWebhooks(accounts, webhooks, deliveryFaults, courier, config.postbacks());
        this.streams = new Streams(config.streams(), new Streams.Sources(clock, sessions, this::hasPlus,
                positions, holdings, new MarketView(instruments, prices, hours, clock)), deliveryFaults, courier, timer);
    }

    public SimulatorConfig config() {
        return config;
    }

    public BrokerClock clock() {
        return clock;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Sessions sessions() {
        return sessions;
    }

    public LoginCodes codes() {
        return codes;
    }

    public TokenRequests tokenRequests() {
        return tokenRequests;
    }

    public Instruments instruments() {
        return instruments;
    }

    public Orders orders() {
        return orders;
    }

    public OrderDesk desk() {
        return desk;
    }

    /** Runs things by the broker's clock. */
    public BrokerTimers timers() {
        return timers;
    }

    public TradingHours hours() {
        return hours;
    }

    public Prices prices() {
        return prices;
    }

    public Trades trades() {
        return trades;
    }

    public Positions positions() {
        return positions;
    }

    public Holdings holdings() {
        return holdings;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Faults faults() {
        return faults;
    }

    public Witness witness() {
        return witness;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public Limits limits() {
        return limits;
    }

    /** Every window starts empty. */
    public void limit(Limits changed) {
        limits = changed;
        accounts.limit(changed);
    }

    public DeliveryFaults deliveryFaults() {
        return deliveryFaults;
    }

    public AppWebhooks appWebhooks() {
        return appWebhooks;
    }

    public Streams streams() {
        return streams;
    }

    public boolean keepsHours() {
        return config.marketHours() == MarketHours.REAL;
    }

    /** Streams end; orders still on their way tell nobody any more. */
    public void close() {
        closed = true;
        streams.close();
        timers.close();
    }

    private void newDay() {
        new NightRun(trades, positions, holdings, ledger).run(clock.now());
        orders.roll();
    }

    private Optional<BigDecimal> cash(String userId) {
        return accounts.user(userId).map(user -> user.settings().cash());
    }

    private boolean hasPlus(String userId) {
        return accounts.user(userId).filter(user -> user.settings().plus()).isPresent();
    }

    private void tell(Order order, Row row) {
        if (!closed) {
            appWebhooks.tell(order, row);
            streams.tell(order, row);
        }
    }
}
