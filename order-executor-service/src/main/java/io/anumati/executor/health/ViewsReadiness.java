package io.anumati.executor.health;

import java.time.Duration;
import java.util.Comparator;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.LaneConfig;
import io.anumati.executor.view.Views;

/** What decides about orders is read and not stale: who may stop an order has spoken lately. */
@Readiness
@ApplicationScoped
class ViewsReadiness implements HealthCheck {

    private final Views views;
    private final Desks desks;
    private final LaneConfig config;

    ViewsReadiness(Views views, Desks desks, LaneConfig config) {
        this.views = views;
        this.desks = desks;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Duration silence = desks.atWork().stream().map(views::silence).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        boolean fresh = views.areAlive() && silence.compareTo(config.staleAfter()) <= 0;
        return HealthCheckResponse.named("views").status(fresh).withData("heartbeats", fresh ? "fresh" : "missing")
                .withData("unreadable", views.unreadable(desks.atWork()).toString()).build();
    }
}
