package io.anumati.executor.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.Cause;
import io.anumati.executor.stream.Session;
import io.anumati.executor.stream.StreamKeeper;
import io.anumati.executor.stream.StreamListener;
import io.anumati.executor.stream.StreamNeed;
import io.anumati.upstox.StreamDown;
import io.anumati.upstox.Unauthorised;

/**
 * The order update streams of a partition's users: one per user who has a session and trades today. What a stream tells marks
 * the user as one whose book may have news, as a postback does, and changes nothing itself.
 */
final class UserStreams implements StreamListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(UserStreams.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final PartitionDesk desk;
    private final Parts parts;
    private final StreamKeeper keeper;

    UserStreams(PartitionDesk desk, Parts parts) {
        this.desk = desk;
        this.parts = parts;
        this.keeper = StreamKeeper.of(parts.broker(), parts.leases(), parts.update(), this);
    }

    /** Looks after the streams until the partition goes. */
    void start() {
        if (parts.update().streamEnabled()) {
            Thread.ofVirtual().name("streams-" + desk.partition()).start(this::run);
        }
    }

    private void run() {
        while (desk.isRunning()) {
            try {
                keeper.keep(wanted());
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "streams not looked after, tried again partition=%d", desk.partition());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        close();
    }

    @Override
    public void close() {
        keeper.close();
    }

    private List<Session> wanted() {
        return parts.views().authorities(desk.partition()).stream().flatMap(authority -> session(authority).stream()).toList();
    }

    private Optional<Session> session(AuthorityChanged authority) {
        Instant now = parts.time().now();
        Optional<UserAccount> account = desk.known(authority.userId()).map(UserDesk::account);
        boolean trades = StreamNeed.isActiveToday(authority, now)
                || account.filter(known -> known.locked(() -> known.inMemory().hasUnfinished())).isPresent();
        if (!trades || account.flatMap(UserAccount::hold).isPresent()) {
            return Optional.empty();
        }
        try {
            return StreamNeed.session(authority, now).map(connection -> new Session(authority.userId(), authority.version(),
                    connection.connectionId(), parts.egress(authority.route())));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    @Override
    public void up() {
        parts.meters().streamUp();
    }

    @Override
    public void down() {
        parts.meters().streamDown();
    }

    @Override
    public void broken(Session session, StreamDown why) {
        parts.meters().streamBroken();
        LOG.debugf("stream broke userId=%s cause=%s", session.userId(), why.why());
    }

    /** An empty book is no news of a user who has no orders here. */
    @Override
    public void news(Session session, boolean shows) {
        Optional<UserDesk> user = shows && desk.isRunning() ? Optional.of(desk.user(session.userId()))
                : desk.known(session.userId());
        user.ifPresent(UserDesk::hint);
    }

    @Override
    public void refused(Session session, Unauthorised refusal) {
        Thread.ofVirtual().name("doubt-" + session.userId()).start(() -> {
            UserAccount account = desk.user(session.userId()).account();
            Cause cause = Cause.first("stream-%s-%d".formatted(session.userId(), session.authorityVersion()));
            SessionDoubt doubt = new SessionDoubt(account, desk, parts);
            account.locked(() -> doubt.raise(session.authorityVersion(), session.connectionId(), refusal.code(), cause));
        });
    }
}
