package io.anumati.executor.check;

import static io.anumati.executor.check.Rule.check;
import static io.anumati.executor.check.Rule.refused;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.GateEvent;
import io.anumati.contracts.GateEvent.GateChanged;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.Check;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.StrategyEvent;
import io.anumati.contracts.StrategyEvent.StrategyPublished;
import io.anumati.executor.order.Order;

/** May this order be sent at all, on whose authority? Asked on arrival and again just before the call. */
final class AuthorityRules {

    static final List<Rule> ALL = List.of(AuthorityRules::standing, AuthorityRules::kill, AuthorityRules::consent,
            AuthorityRules::consentEnd, AuthorityRules::activation, AuthorityRules::version, AuthorityRules::approval,
            AuthorityRules::confirmation, AuthorityRules::session, AuthorityRules::sessionHold, AuthorityRules::brokerUser,
            AuthorityRules::route);

    /** What a call needs that takes risk away: no consent, no activation, and a kill does not hold it. */
    static final List<Rule> RELIEF = List.of(AuthorityRules::session, AuthorityRules::sessionHold, AuthorityRules::brokerUser,
            AuthorityRules::route);

    private static final String BROKER = "UPSTOX";

    private AuthorityRules() {
    }

    private static Check standing(Order order, World world, long quantity) {
        Standing standing = order.asked().standing();
        RefusalReason code = switch (standing) {
            case ACTIVE, NOT_ACTIVATED, ACTIVATED_LATER -> RefusalReason.NOT_ACTIVATED;
            case STOPPED -> RefusalReason.ACTIVATION_STOPPED;
            case CONSENT_ENDED -> RefusalReason.CONSENT_ENDED;
        };
        return check(standing == Standing.ACTIVE, code, Standing.ACTIVE, standing);
    }

    private static Check kill(Order order, World world, long quantity) {
        String on = world.kills().values().stream().filter(kill -> kill.state() == KillState.ON).map(AuthorityRules::name)
                .sorted()
                .collect(Collectors.joining(" "));
        return check(on.isEmpty(), RefusalReason.KILL_SWITCH_ON, KillState.OFF, on.isEmpty() ? KillState.OFF : on);
    }

    private static String name(KillSwitchChanged kill) {
        return "%s version %d".formatted(kill.scope().key(), kill.version());
    }

    private static Check consent(Order order, World world, long quantity) {
        String id = order.subject().authorisationId();
        if (world.authorisation().isEmpty()) {
            return refused(RefusalReason.UNKNOWN_AUTHORISATION, id, "none");
        }
        Instant withdrawnAt = world.authorisation().get().withdrawnAt();
        return check(withdrawnAt == null, RefusalReason.CONSENT_WITHDRAWN, "standing", seen(withdrawnAt, "standing"));
    }

    private static Check consentEnd(Order order, World world, long quantity) {
        Instant validTo = world.authorisation().orElseThrow().validTo();
        return check(validTo == null || world.now().isBefore(validTo), RefusalReason.CONSENT_ENDED, seen(validTo, "open"),
                world.now());
    }

    private static Check activation(Order order, World world, long quantity) {
        Activation activation = world.authorisation().orElseThrow().activation();
        Instant moment = moment(order);
        String limit = "active on %s before %s".formatted(world.tradingDate(), moment);
        if (activation == null || !world.tradingDate().equals(activation.tradingDate())) {
            return refused(RefusalReason.NOT_ACTIVATED, limit, activation == null ? "never" : activation.tradingDate());
        }
        if (activation.stoppedAt() != null) {
            return refused(RefusalReason.ACTIVATION_STOPPED, limit, activation.stoppedAt());
        }
        if (activation.endsAt() == null || !world.now().isBefore(activation.endsAt())) {
            return refused(RefusalReason.NOT_ACTIVATED, limit, "ended at " + activation.endsAt());
        }
        return check(activation.activatedAt().isBefore(moment), RefusalReason.NOT_ACTIVATED, limit, activation.activatedAt());
    }

    /**
     * An engine's clock may be ahead of ours: what was activated after the signal was taken does not count, as in the fan-out.
     */
    private static Instant moment(Order order) {
        Instant raisedAt = order.subject().signalAt();
        Instant acceptedAt = order.subject().signalAcceptedAt();
        return acceptedAt != null && acceptedAt.isBefore(raisedAt) ? acceptedAt : raisedAt;
    }

    private static Check version(Order order, World world, long quantity) {
        StrategyRef asked = order.subject().strategy();
        Authorisation consent = world.authorisation().orElseThrow();
        boolean same = asked.strategyId().equals(consent.strategyId())
                && asked.strategyVersion().equals(consent.strategyVersion())
                && asked.strategyHash().equals(consent.strategyHash());
        return check(same, RefusalReason.STRATEGY_MISMATCH,
                name(consent.strategyId(), consent.strategyVersion(), consent.strategyHash()),
                name(asked.strategyId(), asked.strategyVersion(), asked.strategyHash()));
    }

    private static String name(String id, String version, String hash) {
        return "%s:%s %s".formatted(id, version, hash);
    }

    private static Check approval(Order order, World world, long quantity) {
        StrategyRef asked = order.subject().strategy();
        if (world.strategy().isEmpty() || world.strategy().get().status() != StrategyEvent.Status.APPROVED) {
            return refused(RefusalReason.STRATEGY_NOT_APPROVED, StrategyEvent.Status.APPROVED,
                    world.strategy().map(StrategyPublished::status).map(String::valueOf).orElse("unknown"));
        }
        StrategyPublished listed = world.strategy().get();
        boolean same = asked.algoName() != null && !asked.algoName().isBlank() && asked.algoName().equals(listed.algoName())
                && asked.strategyHash().equals(listed.contentHash());
        return check(same, RefusalReason.STRATEGY_MISMATCH, "%s %s".formatted(listed.algoName(), listed.contentHash()),
                "%s %s".formatted(asked.algoName(), asked.strategyHash()));
    }

    private static Check confirmation(Order order, World world, long quantity) {
        if (world.authorisation().orElseThrow().perSignalConfirm()) {
            return refused(RefusalReason.CONFIRMATION_MODE, "perSignalConfirm off", "on");
        }
        boolean open = world.confirmationGate().filter(gate -> isOpen(gate, world)).isPresent();
        return check(open, RefusalReason.GATE_CLOSED, "%s open for %s".formatted(GateEvent.PER_SIGNAL_CONFIRM_OFF,
                world.tradingMode()), world.confirmationGate().map(AuthorityRules::name).orElse("none"));
    }

    private static boolean isOpen(GateChanged gate, World world) {
        return gate.open() && world.tradingMode().equals(gate.mode()) && gate.evidence() != null
                && gate.evidence().expiresAt() != null && world.now().isBefore(gate.evidence().expiresAt());
    }

    private static String name(GateChanged gate) {
        return "version %d %s for %s".formatted(gate.version(), gate.open() ? "open" : "shut", gate.mode());
    }

    private static Check session(Order order, World world, long quantity) {
        if (world.connection().isEmpty() || world.connection().get().state() != ConnectionState.CONNECTED) {
            return refused(RefusalReason.SESSION_MISSING, ConnectionState.CONNECTED,
                    world.connection().map(Connection::state).map(String::valueOf).orElse("none"));
        }
        Instant end = world.connection().get().expiresAt();
        return check(end != null && world.now().isBefore(end), RefusalReason.SESSION_EXPIRED, seen(end, "none"), world.now());
    }

    /** The broker has refused this session or this address, and nothing has changed since. */
    private static Check sessionHold(Order order, World world, long quantity) {
        return check(world.hold().isEmpty(), world.hold().orElse(RefusalReason.SESSION_REFUSED), "not refused by the broker",
                world.hold().map(Enum::name).orElse("none"));
    }

    private static Check brokerUser(Order order, World world, long quantity) {
        Connection connection = world.connection().orElseThrow();
        boolean known = BROKER.equals(connection.brokerId()) && connection.brokerUserId() != null
                && !connection.brokerUserId().isBlank();
        return check(known, RefusalReason.BROKER_USER_MISMATCH, BROKER + " user verified", known ? "verified" : "none");
    }

    private static Check route(Order order, World world, long quantity) {
        EgressRoute route = world.authority().orElseThrow().route();
        boolean there = route != null && route.mode() != null && route.primary() != null && !route.primary().isBlank();
        return check(there, RefusalReason.EGRESS_ROUTE_MISSING, "set", there ? route.mode() : "none");
    }

    private static Object seen(Object value, String absent) {
        return value == null ? absent : value;
    }
}
