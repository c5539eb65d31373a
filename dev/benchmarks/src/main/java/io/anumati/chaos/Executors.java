package io.anumati.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.anumati.runner.stack.ServiceProcess;

/** The two executors that share the users. */
final class Executors {

    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(40);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    /** What became of an owner. */
    enum Fate {
        KILLED,
        FROZEN,
        /** In order, by SIGTERM. */
        STOPPED
    }

    /** An owner that was killed, frozen or stopped. */
    record Struck(String owner, Instant at, Fate fate) {
    }

    private final List<ServiceProcess> all;
    private final LeaseWatch leases;
    private final List<Struck> struck = new CopyOnWriteArrayList<>();

    Executors(List<ServiceProcess> all, LeaseWatch leases) {
        this.all = List.copyOf(all);
        this.leases = leases;
    }

    List<ServiceProcess> all() {
        return all;
    }

    ServiceProcess any(Random chance) {
        return all.get(chance.nextInt(all.size()));
    }

    ServiceProcess of(Armory.Hit hit) {
        return all.stream().filter(one -> one.process().pid() == hit.pid()).findFirst()
                .orElseThrow(() -> new NotShown("struck was %s, which is no executor".formatted(hit)));
    }

    /** SIGKILL from outside. */
    Struck kill(ServiceProcess victim) {
        Struck one = new Struck(victim.name(), Instant.now(), Fate.KILLED);
        victim.kill();
        struck.add(one);
        return one;
    }

    /** SIGTERM, and what it does then, to its end; a cluster would wait as long before it kills. */
    Struck stop(ServiceProcess leaving) {
        Struck one = new Struck(leaving.name(), Instant.now(), Fate.STOPPED);
        leaving.process().signal("TERM");
        if (!Wait.until(ENDS_WITHIN, () -> !leaving.isAlive())) {
            throw new NotShown("%s has not ended %d s after SIGTERM".formatted(leaving.name(), ENDS_WITHIN.toSeconds()));
        }
        leaving.stop();
        struck.add(one);
        return one;
    }

    /** It killed itself at a point. */
    Struck died(Armory.Hit hit) {
        ServiceProcess victim = of(hit);
        victim.kill();
        Struck one = new Struck(victim.name(), hit.at(), Fate.KILLED);
        struck.add(one);
        return one;
    }

    Struck frozen(Armory.Hit hit) {
        Struck one = new Struck(of(hit).name(), hit.at(), Fate.FROZEN);
        struck.add(one);
        return one;
    }

    /** Waits until everything that it owned has another owner, or itself anew. */
    void awaitTakeover(Struck one) {
        if (!Wait.until(TAKEN_WITHIN, () -> leases.isTakenOver(one.owner(), one.at()))) {
            throw new NotShown(
                    "partitions of %s have no new owner after %d s".formatted(one.owner(), TAKEN_WITHIN.toSeconds()));
        }
    }

    /** Starts again who is dead; {@link #awaitReady} waits. */
    void startDead() {
        all.stream().filter(one -> !one.isAlive()).forEach(ServiceProcess::startWithoutWaiting);
    }

    void awaitReady() {
        startDead();
        all.forEach(ServiceProcess::awaitReady);
    }

    List<Struck> struck() {
        return List.copyOf(struck);
    }

    /** Of each strike of this kind that emptied a partition: until the last of them had a new owner. */
    List<Duration> takeovers(Set<Fate> fates) {
        return struck.stream().filter(one -> fates.contains(one.fate())).flatMap(one -> takeover(one).stream()).sorted()
                .toList();
    }

    /** Until the last of its partitions had a new owner; empty when it had none. */
    Optional<Duration> takeover(Struck one) {
        return leases.takeovers(one.owner(), one.at()).stream().max(Duration::compareTo);
    }
}
