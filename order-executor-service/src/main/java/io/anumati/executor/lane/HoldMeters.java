package io.anumati.executor.lane;

import java.util.function.ToDoubleFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How many partitions, and how many users, wait and why. */
@ApplicationScoped
class HoldMeters {

    private final MeterRegistry registry;
    private final Desks desks;

    HoldMeters(MeterRegistry registry, Desks desks) {
        this.registry = registry;
        this.desks = desks;
    }

    void start(@Observes StartupEvent event) {
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

    private void gauge(String name, HeldBy reason, ToDoubleFunction<Desks> count) {
        Gauge.builder(name, desks, count).tag("reason", reason.name()).register(registry);
    }
}
