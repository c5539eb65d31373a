package io.anumati.auth.order;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.auth.order.Applied.What;
import io.anumati.auth.store.Transactions;

/** Waits until the owner of a user's orders has said that a version is in force; on virtual threads. */
@ApplicationScoped
public class Effects {

    private final Transactions transactions;
    private final EffectConfig config;

    Effects(Transactions transactions, EffectConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** @return DONE as soon as that version, or a later one, is in force; PENDING when the wait is over */
    public Effect await(String userId, What what, long version) {
        long end = System.nanoTime() + config.answerWait().toNanos();
        while (true) {
            if (transactions.run(() -> Applied.version(userId, what)) >= version) {
                return Effect.DONE;
            }
            if (System.nanoTime() >= end) {
                return Effect.PENDING;
            }
            pause(config.look());
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }
}
