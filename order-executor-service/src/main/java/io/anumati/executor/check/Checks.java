package io.anumati.executor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.OrderEvent.Instrument;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.SizedOrder;
import io.anumati.contracts.OrderEvent.Verdict;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.executor.order.Order;

/** Sizes and checks an order. The first check that fails decides; on doubt the answer is no. */
public final class Checks {

    private Checks() {
    }

    /** On arrival: authority, then the order itself. */
    public static Decision decide(Order order, World world) {
        long quantity = Sizing.quantity(order, world);
        List<Check> made = new ArrayList<>();
        if (!pass(AuthorityRules.ALL, order, world, quantity, made) || !pass(OrderRules.ALL, order, world, quantity, made)) {
            return new Decision.Denied(reason(made.getLast()), List.copyOf(made));
        }
        return new Decision.Admitted(sized(order.asked().terms(), quantity, world), subject(order, world), List.copyOf(made));
    }

    /** An order that squares off: neither kill nor consent hold it back. */
    public static Decision decideExit(Order order, World world, Side side, long quantity) {
        List<Check> made = new ArrayList<>();
        if (!pass(AuthorityRules.RELIEF, order, world, quantity, made)
                || !pass(OrderRules.EXIT, order, world, quantity, made)) {
            return new Decision.Denied(reason(made.getLast()), List.copyOf(made));
        }
        OrderTerms asked = order.asked().terms();
        OrderTerms terms = new OrderTerms(asked.instrumentKey(), side, asked.orderType(), asked.product(), asked.validity(),
                asked.price(), asked.triggerPrice());
        return new Decision.Admitted(sized(terms, quantity, world), subject(order, world), List.copyOf(made));
    }

    /** May this order be cancelled? Its session must be there, nothing else. The last check may refuse. */
    public static List<Check> cancel(Order order, World world) {
        List<Check> made = new ArrayList<>();
        pass(AuthorityRules.RELIEF, order, world, 0, made);
        return List.copyOf(made);
    }

    /** May this order become what is asked? All that a place needs, on the new terms. The last check may refuse. */
    public static List<Check> modify(Order order, World world, NewTerms asked) {
        OrderTerms old = order.sized().terms();
        OrderTerms terms = new OrderTerms(old.instrumentKey(), old.side(), old.orderType(), old.product(), old.validity(),
                asked.price(), asked.triggerPrice() == null ? old.triggerPrice() : asked.triggerPrice());
        long quantity = asked.quantity() == 0 ? order.sized().quantity() : asked.quantity();
        Order changed = order.asking(terms);
        List<Check> made = new ArrayList<>();
        boolean may = pass(order.isExit() ? AuthorityRules.RELIEF : AuthorityRules.ALL, changed, world, quantity, made);
        if (may) {
            pass(order.isExit() ? OrderRules.MODIFY_EXIT : OrderRules.MODIFY, changed, world, quantity, made);
        }
        return List.copyOf(made);
    }

    /** While it waits and just before the call: authority alone, since the size is settled. The last check may refuse. */
    public static List<Check> lookAgain(Order order, World world) {
        List<Check> made = new ArrayList<>();
        pass(order.isExit() ? AuthorityRules.RELIEF : AuthorityRules.ALL, order, world, order.sized().quantity(), made);
        return List.copyOf(made);
    }

    /** Why these checks refuse, if they do. */
    public static Optional<Reason> refusal(List<Check> made) {
        return made.stream().filter(check -> check.verdict() == Verdict.REFUSED).findFirst().map(Checks::reason);
    }

    public static Reason reason(RefusalReason code, Map<String, String> numbers) {
        return new Reason(code, code.sentence(), numbers);
    }

    private static boolean pass(List<Rule> rules, Order order, World world, long quantity, List<Check> made) {
        for (Rule rule : rules) {
            made.add(rule.of(order, world, quantity));
            if (made.getLast().verdict() == Verdict.REFUSED) {
                return false;
            }
        }
        return true;
    }

    private static Reason reason(Check refused) {
        return reason(refused.code(), Map.of("limit", refused.limit(), "seen", refused.seen()));
    }

    private static SizedOrder sized(OrderTerms terms, long quantity, World world) {
        return new SizedOrder(terms, quantity, 0,
                PriceRules.isMarket(terms.orderType()) ? world.marketOrders().protection() : null);
    }

    private static OrderSubject subject(Order order, World world) {
        OrderSubject known = order.subject();
        Optional<Authorisation> consent = world.authorisation();
        return new OrderSubject(known.userId(), known.brokerId(), world.connection().orElseThrow().connectionId(),
                known.authorisationId(), consent.map(Authorisation::activation).map(Activation::activationId).orElse(null),
                consent.map(Authorisation::paramVersion).orElse(null),
                world.authority().map(AuthorityChanged::version).orElseThrow(), known.strategy(),
                world.strategy().map(StrategyPublished::boxType).orElse(null), known.signalId(), known.signalAt(),
                known.signalAcceptedAt(), known.validUntil(), known.signalRank(),
                world.instrument().map(Checks::instrument).orElseThrow());
    }

    private static Instrument instrument(InstrumentListed listed) {
        return new Instrument(listed.instrumentKey(), listed.exchange(), listed.segment(), listed.tradingSymbol(),
                listed.isinOrContract(), listed.lotSize(), listed.tickSize());
    }
}
