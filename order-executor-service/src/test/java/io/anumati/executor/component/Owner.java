package io.anumati.executor.component;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;

import io.anumati.contracts.Partitions;
import io.anumati.executor.lane.Desks;
import io.anumati.executor.lane.EntryHold;
import io.anumati.executor.lane.PartitionReport;

/** The executor as it says of itself that it stands. */
final class Owner {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Desks desks;

    Owner(Desks desks) {
        this.desks = desks;
    }

    /** Decisions for these users wait from now on. */
    void awaitStale(String... users) {
        await().atMost(SOON).until(() -> Stream.of(users).allMatch(this::isStale));
    }

    private boolean isStale(String user) {
        return desks.lane(user).stream().flatMap(lane -> lane.holds().stream())
                .anyMatch(hold -> hold.cause() == EntryHold.Cause.VIEWS_STALE);
    }

    /** Of the user's partition; 0 while nobody has it. */
    long epoch(String user) {
        return desks.partitions().stream().filter(each -> each.partition() == Partitions.of(user, Stage.PARTITIONS))
                .mapToLong(PartitionReport::epoch).sum();
    }
}
