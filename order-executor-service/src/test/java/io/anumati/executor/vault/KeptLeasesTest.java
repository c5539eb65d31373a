package io.anumati.executor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.upstox.AccessToken;

class KeptLeasesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final KeptLeases.Key KEY = new KeptLeases.Key("u-1", "c-1");

    private final KeptLeases kept = new KeptLeases();

    @Test
    void i10_aTokenIsNotInMemoryAfterItsLease() {
        kept.keep(KEY, lease(NOW.plusSeconds(60)));
        kept.forgetEnded(NOW.plusSeconds(59));
        assertThat(kept.find(KEY, NOW)).isPresent();
        kept.forgetEnded(NOW.plusSeconds(60));
        assertThat(kept.find(KEY, NOW)).isEmpty();
    }

    @Test
    void aLeaseThatIsAboutToEndOrOfAnotherConnectionIsNotUsed() {
        kept.keep(KEY, lease(NOW.plusSeconds(60)));
        assertThat(kept.find(KEY, NOW.plusSeconds(58))).isEmpty();
        assertThat(kept.find(new KeptLeases.Key("u-1", "c-2"), NOW)).isEmpty();
        kept.forget("u-1");
        assertThat(kept.find(KEY, NOW)).isEmpty();
    }

    @Test
    void i10_aLeaseIsOfNoUseToACallThatWouldBeginAtItsEnd() {
        TokenLease lease = lease(NOW.plusSeconds(60));
        assertThat(lease.lastsUntil(NOW.plusSeconds(59))).isTrue();
        assertThat(lease.lastsUntil(NOW.plusSeconds(60))).isFalse();
    }

    private static TokenLease lease(Instant until) {
        return new TokenLease("u-1", new AccessToken("token"), new Fingerprint("hash", "key"), TokenClass.STANDARD_DAY,
                until.plusSeconds(60), until);
    }
}
