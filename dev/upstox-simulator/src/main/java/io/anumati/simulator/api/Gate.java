package io.anumati.simulator.api;

import io.anumati.simulator.account.App;
import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.User;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.time.India;

/** What stands before every call with a bearer token: token, rate, and for order writes address, algo name and hours. */
final class Gate {

    /** Who is let in. */
    record Entry(User user, Session session) {
    }

    private Gate() {
    }

    static Entry session(Call call) {
        Broker broker = call.broker();
        Session session = call.session().filter(known -> broker.sessions().isLive(known, broker.clock().now()))
                .orElseThrow(() -> new RefusedCall(ErrorCode.TOKEN_INVALID));
        User user = broker.accounts().user(session.userId()).orElseThrow(() -> new RefusedCall(ErrorCode.TOKEN_INVALID));
        if (broker.accounts().app(session.clientId()).isEmpty()) {
            throw new RefusedCall(ErrorCode.TOKEN_INVALID);
        }
        Scope.check(call, session, user.settings());
        return new Entry(user, session);
    }

    static Entry read(Call call) {
        Entry entry = session(call);
        if (!entry.user().limits().admitRead(call.api(), call.brokerNanos())) {
            throw new RefusedCall(ErrorCode.TOO_MANY_REQUESTS);
        }
        return entry;
    }

    /**
     * The market's calendar and candles are told to everybody (the broker's SDK asks without a token); but who shows a token
     * must show a good one.
     */
    static void calendar(Call call) {
        if (call.token().isPresent()) {
            read(call);
        }
    }

    static Entry orderWrite(Call call) {
        Entry entry = session(call);
        String algoName = call.header("X-Algo-Name");
        boolean registered = algoName != null && isApproved(call, entry, algoName);
        int carried = Carried.of(call.json(), call.broker().instruments());
        if (!entry.user().limits().admitOrders(call.brokerNanos(), carried, registered)) {
            throw new RefusedCall(ErrorCode.TOO_MANY_REQUESTS);
        }
        checkAddress(entry.user().settings(), call.source());
        if (entry.user().settings().restricted()) {
            throw new RefusedCall(ErrorCode.ACCOUNT_RESTRICTED);
        }
        if (algoName != null && !registered) {
            throw new RefusedCall(ErrorCode.ALGO_NAME_WRONG);
        }
        if (call.broker().keepsHours() && India.isNight(call.broker().clock().now())) {
            throw new RefusedCall(ErrorCode.ORDERS_CLOSED);
        }
        return entry;
    }

    private static boolean isApproved(Call call, Entry entry, String algoName) {
        return call.broker().accounts().app(entry.session().clientId()).map(App::algoNames)
                .filter(names -> names.contains(algoName)).isPresent();
    }

    private static void checkAddress(UserSettings user, String source) {
        if (!user.mayWriteFrom(source)) {
            String reason = user.primaryIp() == null ? "No static IP is configured for this user."
                    : "Configured: %s, origin: %s.".formatted(
                            user.secondaryIp() == null ? user.primaryIp() : user.primaryIp() + ", " + user.secondaryIp(),
                            source);
            throw new RefusedCall(Problem.of(ErrorCode.ADDRESS_NOT_ALLOWED).because(reason));
        }
    }
}
