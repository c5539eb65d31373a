package io.anumati.executor.lane;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.executor.check.Checks;
import io.anumati.executor.check.World;
import io.anumati.executor.vault.LeaseDenied;
import io.anumati.executor.vault.TokenLease;
import io.anumati.executor.vault.VaultAway;

/** The user's token for a call that writes: leased for it, and of the connection on record. */
final class CallToken {

    private static final Logger LOG = Logger.getLogger(CallToken.class);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final UserAccount account;
    private final Parts parts;

    CallToken(UserAccount account, Parts parts) {
        this.account = account;
        this.parts = parts;
    }

    /**
     * Asks the vault. When it does not answer, the user's calls wait and ask again.
     *
     * @param denied hears, with the lock held, why there is none and will be none
     */
    Optional<TokenLease> lease(Purpose purpose, Consumer<Reason> denied) {
        long started = parts.time().nanos();
        try {
            String connectionId = account.authority().map(AuthorityChanged::connection).map(Connection::connectionId)
                    .orElse("");
            TokenLease lease = parts.leases().lease(account.userId, connectionId, purpose);
            parts.meters().leased(parts.time().nanos() - started);
            account.holds.vaultIsAway(false);
            return Optional.of(lease);
        } catch (LeaseDenied no) {
            account.holds.vaultIsAway(false);
            account.locked(() -> denied.accept(Checks.reason(code(no), Map.of("vault", no.reason()))));
        } catch (VaultAway away) {
            LOG.debugf("no token lease, tried again userId=%s cause=%s", account.userId, away.getMessage());
            account.holds.vaultIsAway(true);
            account.locked(() -> account.backOff(ASK_AGAIN));
        }
        return Optional.empty();
    }

    /**
     * Vault and authority are read at two moments: the user may have connected again in between. Then it is asked again. Lock
     * held.
     */
    boolean fits(TokenLease lease, World world) {
        boolean fits = world.connection().filter(known -> lease.fingerprint().hash().equals(known.tokenFingerprint()))
                .isPresent();
        if (!fits) {
            LOG.warnf("token and connection differ, asked again userId=%s", account.userId);
            parts.leases().forget(account.userId);
            account.backOff(ASK_AGAIN);
        }
        return fits;
    }

    /** Whether it may still be used when the call begins at the latest. If not, another is asked for then. Lock held. */
    boolean lasts(TokenLease lease, World world) {
        boolean lasts = lease.lastsUntil(world.now().plus(parts.config().callWithin()));
        if (!lasts) {
            account.backOff(parts.config().callWithin());
        }
        return lasts;
    }

    private static RefusalReason code(LeaseDenied denied) {
        return "TOKEN_EXPIRED".equals(denied.reason()) ? RefusalReason.SESSION_EXPIRED : RefusalReason.SESSION_MISSING;
    }
}
