package io.anumati.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps every claim of a partition, by the database's clock, and so tells how long takeovers took. */
final class LeaseWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final DateTimeFormatter POSTGRES = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ').append(DateTimeFormatter.ISO_LOCAL_TIME).appendOffset("+HH:mm", "+00").toFormatter();

    private record Claim(int partition, long epoch, String owner, Instant at) {
    }

    private final Database database;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private volatile boolean open = true;

    LeaseWatch(Database database) {
        this.database = database;
        Thread.ofVirtual().name("lease-watch").start(() -> {
            while (open) {
                look();
                Wait.aMoment(LOOK);
            }
        });
    }

    private void look() {
        try {
            List<Database.Row> rows = database
                    .rows("select partition, epoch, owner, acquired_at from executor.partition_lease");
            synchronized (this) {
                rows.stream().map(row -> new Claim((int) row.number(0), row.number(1), row.text(2), time(row.text(3))))
                        .forEach(claim -> claims.putIfAbsent(claim.partition() + "/" + claim.epoch(), claim));
            }
        } catch (SQLException _) {
            // the database is away; claims come when it is back
        }
    }

    static Instant time(String text) {
        return OffsetDateTime.parse(text, POSTGRES).toInstant();
    }

    /** Partitions whose newest claim until then is this owner's. */
    synchronized Set<Integer> heldBy(String owner, Instant then) {
        return claims.values().stream().filter(claim -> !claim.at().isAfter(then))
                .collect(Collectors.groupingBy(Claim::partition, Collectors.maxBy(Comparator.comparingLong(Claim::epoch))))
                .values().stream().flatMap(Optional::stream).filter(claim -> claim.owner().equals(owner)).map(Claim::partition)
                .collect(Collectors.toSet());
    }

    /** How long each partition of a dead or frozen owner had nobody; those not claimed since are left out. */
    synchronized List<Duration> takeovers(String owner, Instant since) {
        List<Duration> taken = new ArrayList<>();
        for (int partition : heldBy(owner, since)) {
            claims.values().stream().filter(claim -> claim.partition() == partition && claim.at().isAfter(since))
                    .min(Comparator.comparingLong(Claim::epoch))
                    .ifPresent(next -> taken.add(Duration.between(since, next.at())));
        }
        return taken;
    }

    boolean isTakenOver(String owner, Instant since) {
        return takeovers(owner, since).size() == heldBy(owner, since).size();
    }

    @Override
    public void close() {
        open = false;
    }
}
