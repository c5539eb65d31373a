package io.anumati.executor.warm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.EgressRoutes;
import io.anumati.executor.time.Time;
import io.anumati.executor.view.Views;
import io.anumati.upstox.UpstoxClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/**
 * Opens connections to the order host before there is anything to send: in rounds before the open, and when a user has signed
 * in. A round is spread over its time. What fails is counted and costs nothing: the order opens its own connection.
 */
@ApplicationScoped
class WarmUps {

    private static final Logger LOG = Logger.getLogger(WarmUps.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Views views;
    private final Desks desks;
    private final UpstoxClient broker;
    private final EgressRoutes ways;
    private final WarmConfig config;
    private final Time time;
    private final MeterRegistry meters;
    private volatile boolean open = true;

    WarmUps(Views views, Desks desks, UpstoxClient broker, EgressRoutes ways, WarmConfig config, Time time,
            MeterRegistry meters) {
        this.views = views;
        this.desks = desks;
        this.broker = broker;
        this.ways = ways;
        this.config = config;
        this.time = time;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        views.onAuthority((_, _, authority) -> {
            if (WarmPlan.isFirstConnection(authority, time.now())) {
                warm(authority);
            }
        });
        Thread.ofVirtual().name("warm-ups").start(this::rounds);
    }

    @PreDestroy
    void stop() {
        open = false;
    }

    private void rounds() {
        while (open) {
            if (WarmPlan.isBeforeTheOpen(time.now(), config.from(), config.until())) {
                round();
            } else {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private void round() {
        long started = time.nanos();
        List<AuthorityChanged> users = desks.atWork().stream().flatMap(partition -> views.authorities(partition).stream())
                .filter(authority -> WarmPlan.mayTrade(authority, time.now())).toList();
        long each = config.each().toNanos() / Math.max(1, users.size());
        for (int i = 0; i < users.size() && open; i++) {
            warm(users.get(i));
            LockSupport.parkNanos(started + (i + 1) * each - time.nanos());
        }
        LockSupport.parkNanos(started + config.each().toNanos() - time.nanos());
    }

    private void warm(AuthorityChanged authority) {
        try {
            broker.warm(ways.egress(authority.route()), config.connections()).whenComplete((opened, failed) -> {
                meters.counter("anumati.executor.warmed", "outcome", failed == null ? "open" : "failed").increment();
                if (failed != null) {
                    LOG.warnf("no connection before the open userId=%s cause=%s", authority.userId(), failed.getMessage());
                }
            });
        } catch (IllegalArgumentException unusable) {
            LOG.warnf("egress route cannot be used userId=%s cause=%s", authority.userId(), unusable.getMessage());
        }
    }
}
