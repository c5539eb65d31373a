package io.anumati.executor.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.anumati.executor.update.UpdateConfig;
import io.anumati.executor.vault.TokenLeases;
import io.anumati.upstox.StreamSettings;
import io.anumati.upstox.UpstoxClient;

/** Keeps one stream per user who needs one, and none for the others. */
public final class StreamKeeper implements AutoCloseable {

    private static final int MOST_OPENED_AT_ONCE = 50;

    private final Function<Session, OpenStream> opener;
    private final Map<String, Kept> kept = new HashMap<>();
    private boolean closed;

    private record Kept(Session session, OpenStream stream) {

        /** The broker refused it: another version of the authority must say that the session counts. */
        boolean mayBeReplacedBy(Session wanted) {
            return stream.isOver() && wanted.authorityVersion() > session.authorityVersion();
        }
    }

    StreamKeeper(Function<Session, OpenStream> opener) {
        this.opener = opener;
    }

    public static StreamKeeper of(UpstoxClient broker, TokenLeases leases, UpdateConfig config, StreamListener listener) {
        StreamSettings settings = settings(config);
        return new StreamKeeper(session -> {
            UserStream stream = new UserStream(session, broker, settings, leases, listener);
            stream.start();
            return stream;
        });
    }

    private static StreamSettings settings(UpdateConfig config) {
        Duration least = config.streamFirstWait();
        return new StreamSettings(least, config.streamLongestWait(), config.streamSilence(),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * Closes what is not wanted any more, or not so, and opens what is missing: at most 50 at once, the rest with the next
     * call.
     *
     * @param wanted at most one per user
     */
    public synchronized void keep(Collection<Session> wanted) {
        if (closed) {
            return;
        }
        Map<String, Session> byUser = wanted.stream().collect(Collectors.toMap(Session::userId, Function.identity()));
        closeAll(user -> !byUser.containsKey(user.session().userId())
                || !user.session().isAs(byUser.get(user.session().userId()))
                || user.mayBeReplacedBy(byUser.get(user.session().userId())));
        byUser.values().stream().filter(session -> !kept.containsKey(session.userId())).limit(MOST_OPENED_AT_ONCE)
                .forEach(session -> kept.put(session.userId(), new Kept(session, opener.apply(session))));
    }

    /** Closes all; nothing is opened any more. */
    @Override
    public synchronized void close() {
        closed = true;
        closeAll(_ -> true);
    }

    private void closeAll(Predicate<Kept> which) {
        kept.values().removeIf(each -> {
            boolean goes = which.test(each);
            if (goes) {
                each.stream().close();
            }
            return goes;
        });
    }
}
