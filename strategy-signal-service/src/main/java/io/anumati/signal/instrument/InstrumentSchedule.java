package io.anumati.signal.instrument;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.anumati.contracts.Cause;
import io.anumati.signal.service.Database.DatabaseFailure;
import io.anumati.upstox.BrokerFailure;
import io.anumati.web.IdSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Loads at start, again and again until it succeeds, and then once a day. */
@ApplicationScoped
class InstrumentSchedule {

    private final InstrumentDesk desk;
    private final InstrumentConfig config;
    private final IdSource ids;
    private final Thread first = Thread.ofVirtual().name("first-instruments").unstarted(this::loadFirst);

    InstrumentSchedule(InstrumentDesk desk, InstrumentConfig config, IdSource ids) {
        this.desk = desk;
        this.config = config;
        this.ids = ids;
    }

    void start(@Observes StartupEvent started) {
        first.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        first.interrupt();
    }

    @Scheduled(cron = "${anumati.instruments.daily:0 30 6 * * ?}", timeZone = "Asia/Kolkata")
    @RunOnVirtualThread
    void daily() {
        tryLoad();
    }

    private void loadFirst() {
        try {
            while (!tryLoad()) {
                Thread.sleep(config.retryEvery());
            }
        } catch (InterruptedException asks) {
            Log.debug("stopped before the instruments were loaded");
        }
    }

    private boolean tryLoad() {
        try {
            desk.load(Cause.first(ids.next()));
            return true;
        } catch (BrokerFailure | DatabaseFailure failure) {
            Log.warnf("instruments cannot be loaded cause=%s", failure.getMessage());
            return false;
        }
    }
}
