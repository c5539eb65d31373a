package io.anumati.executor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.executor.time.Time;

/** Whether the database answers, asked twice a second: intake alone would not tell those who wait. */
@ApplicationScoped
public class DatabaseWatch {

    private static final Duration ASK_EACH = Duration.ofMillis(500);
    private static final Duration AWAY_AFTER = Duration.ofSeconds(3);

    private final DataSource database;
    private final Time time;
    private volatile boolean open = true;
    private volatile boolean failed;
    private volatile long answeredAt;

    DatabaseWatch(DataSource database, Time time) {
        this.database = database;
        this.time = time;
    }

    @PostConstruct
    void start() {
        answeredAt = time.nanos();
        Thread.ofVirtual().name("database-watch").start(this::watch);
    }

    @PreDestroy
    void stop() {
        open = false;
    }

    /** The last question failed, or has had no answer for seconds. */
    public boolean isAway() {
        return failed || time.nanos() - answeredAt > AWAY_AFTER.toNanos();
    }

    private void watch() {
        while (open) {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                failed = false;
                answeredAt = time.nanos();
            } catch (SQLException | RuntimeException away) {
                failed = true;
            }
            LockSupport.parkNanos(ASK_EACH.toNanos());
        }
    }
}
