package io.anumati.executor.lane;

import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.anumati.executor.standin.StandIn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/**
 * How many partitions, and how many users, wait and why; how many users wait for a place among all; what waits in the stand-in
 * file.
 */
@ApplicationScoped
class HoldMeters {

    private final MeterRegistry registry;
    private final Desks desks;
    private final StandIn standIn;
    private final Parts parts;

    HoldMeters(MeterRegistry registry, Desks desks, StandIn standIn, Parts parts) {
        this.registry = registry;
        this.desks = desks;
        this.standIn = standIn;
        this.parts = parts;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("anumati.executor.stand.in.left.behind", standIn, StandIn::leftBehind).register(registry);
        awaited("entry", parts.entries());
        awaited("read", parts.reads());
        for (HeldBy reason : HeldBy.values()) {
            switch (reason) {
                case VIEWS_STALE, PUBLISH_LAG, DATABASE_AWAY -> gauge("anumati.executor.held.partitions", reason,
                        all -> all.running().stream().filter(desk -> desk.heldBy().contains(reason)).count());
                case VAULT_AWAY, BROKER_AWAY, ROUTE_UNUSABLE -> gauge("anumati.executor.held.users", reason,
                        all -> all.running().stream().flatMap(desk -> desk.users().stream())
                                .filter(user -> user.account().holds.now().contains(reason)).count());
            }
        }
    }

    private void awaited(String kind, Places places) {
        Gauge.builder("anumati.executor.places.awaited", places, Places::awaited).tag("kind", kind).register(registry);
    }

    private void gauge(String name, HeldBy reason, ToDoubleFunction<Desks> count) {
        Gauge.builder(name, desks, count).tag("reason", reason.name()).register(registry);
    }
}
