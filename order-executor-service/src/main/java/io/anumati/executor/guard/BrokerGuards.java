package io.anumati.executor.guard;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.anumati.executor.time.Time;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The guard of the broker as a whole, and the maker of each user's. The whole is judged by users, not by calls: a user who
 * keeps failing counts once until a call of his succeeds, so nobody's trouble alone holds the others.
 */
@ApplicationScoped
public class BrokerGuards {

    private static final Logger LOG = Logger.getLogger(BrokerGuards.class);

    private final Breakers breakers;
    private final Time time;
    private final MeterRegistry meters;
    private final SharedGuard shared;
    private final Duration delay;

    BrokerGuards(GuardConfig config, Breakers breakers, Time time, MeterRegistry meters) {
        this.breakers = breakers;
        this.time = time;
        this.meters = meters;
        Gate gate = new Gate(config.delay().toNanos());
        this.shared = new SharedGuard(gate, breakers.ofBroker(gate, state -> changed("broker", state.name(), "")),
                breakers.ofAll());
        this.delay = config.delay();
    }

    /**
     * A guard with a closed breaker.
     *
     * @param callsAtOnce of the user
     * @param longestCall past it the outcome is unknown
     */
    public UserGuard user(String userId, int callsAtOnce, Duration longestCall) {
        Gate gate = new Gate(delay.toNanos());
        return new UserGuard(gate,
                () -> breakers.ofUser(gate, callsAtOnce, longestCall, state -> changed("user", state.name(), userId)), shared,
                time::nanos);
    }

    private void changed(String scope, String state, String userId) {
        meters.counter("anumati.executor.breaker", "scope", scope, "state", state).increment();
        LOG.warnf("circuit breaker scope=%s state=%s userId=%s", scope, state, userId);
    }
}
