package io.anumati.executor.lane;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import io.anumati.contracts.Partitions;
import io.anumati.contracts.Topic;
import io.anumati.executor.intake.BrokerHints;
import io.anumati.executor.intake.CommandReader;
import io.anumati.executor.intake.DeadLetters;
import io.anumati.executor.intake.LookAhead;
import io.anumati.executor.view.KafkaSettings;
import io.anumati.executor.view.Views;
import io.anumati.partitionview.DrivingConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** The partitions this process owns, from assignment to loss. */
@ApplicationScoped
public class Desks implements DrivingConsumer.Handler {

    private static final Logger LOG = Logger.getLogger(Desks.class);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_DATABASE = Duration.ofSeconds(5);

    private final Workshop workshop;
    private final Views views;
    private final CommandReader commands;
    private final LaneConfig config;
    private final KafkaSettings kafka;
    private final DrivingConsumer driving;
    private final BrokerHints hints;
    private final LookAhead ahead;
    private final Map<Integer, PartitionDesk> desks = new ConcurrentHashMap<>();
    private final Map<Integer, ReentrantLock> opening = new ConcurrentHashMap<>();
    private volatile int generation;
    private volatile boolean open;
    private volatile boolean hasLeft;

    Desks(Workshop workshop, Views views, CommandReader commands, LaneConfig config, KafkaSettings kafka,
            DeadLetters deadLetters) {
        this.workshop = workshop;
        this.views = views;
        this.commands = commands;
        this.config = config;
        this.kafka = kafka;
        this.driving = new DrivingConsumer(kafka.driving(), Topic.ORDER_COMMANDS.topicName(), this);
        this.hints = new BrokerHints(kafka.hints(), deadLetters, this::hint);
        this.ahead = new LookAhead(kafka.lookAhead(), this::standingIn, this::seenAhead);
    }

    void start(@Observes StartupEvent event) {
        open = true;
        views.onAuthority((partition, _, authority) -> desk(partition)
                .ifPresent(desk -> desk.appliances().onAuthority(authority)));
        views.onAuthority((partition, userId, _) -> desk(partition).flatMap(desk -> desk.known(userId))
                .ifPresent(UserDesk::wake));
        views.onKill((_, _, kill) -> desks.values().forEach(desk -> desk.appliances().onKill(kill)));
        Thread.ofVirtual().name("desks").start(this::run);
    }

    private void run() {
        if (partitionsAgree() && begin()) {
            lookAfter();
        }
    }

    /** With another number than the cluster's, commands would seem to stand in foreign partitions: then none is read. */
    private boolean partitionsAgree() {
        while (open) {
            try {
                int there = kafka.partitionsOf(Topic.ORDER_COMMANDS);
                if (there != config.partitions()) {
                    LOG.errorf(
                            "commands are not read, anumati.executor.partitions is wrong topic=%s partitions=%d configured=%d",
                            Topic.ORDER_COMMANDS.topicName(), there, config.partitions());
                }
                return there == config.partitions();
            } catch (ExecutionException | TimeoutException | KafkaException away) {
                LOG.warnf("partitions not known yet topic=%s cause=%s", Topic.ORDER_COMMANDS.topicName(), away.getMessage());
                LockSupport.parkNanos(LOOK_AFTER.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private synchronized boolean begin() {
        if (open) {
            driving.start();
            hints.start();
            ahead.start();
        }
        return open;
    }

    private synchronized void end() {
        open = false;
    }

    void stop(@Observes ShutdownEvent event) {
        end();
        hints.close();
        ahead.close();
        Thread.ofVirtual().name("stopping").start(this::giveUpWhatCannotBeJournalled);
        driving.close();
        hasLeft = true;
        revoked(Set.copyOf(desks.keySet()));
    }

    /** A batch at work waits for its journal, which may be away for long: then nobody takes it. */
    private void giveUpWhatCannotBeJournalled() {
        long since = workshop.nanos();
        while (!hasLeft) {
            LockSupport.parkNanos(LOOK_AFTER.toNanos());
            if (!hasLeft && workshop.nanos() - since > WAIT_FOR_DATABASE.toNanos()) {
                running().stream().filter(PartitionDesk::databaseIsAway).forEach(PartitionDesk::stop);
            }
        }
    }

    @Override
    public void assigned(Set<Integer> partitions) throws SQLException {
        generation = driving.generation();
        take(partitions);
    }

    void take(Set<Integer> partitions) throws SQLException {
        long assignedAt = workshop.nanos();
        views.restore(partitions);
        SideBySide.each(partitions, partition -> open(partition, assignedAt));
        hints.follow(Set.copyOf(desks.keySet()));
    }

    @Override
    public void revoked(Set<Integer> partitions) {
        partitions.stream().map(desks::remove).filter(Objects::nonNull)
                .map(desk -> Thread.ofVirtual().name("drain-" + desk.partition()).start(desk::drain)).toList()
                .forEach(Desks::await);
        forget(partitions);
    }

    @Override
    public void lost(Set<Integer> partitions) {
        partitions.stream().map(desks::remove).filter(Objects::nonNull).forEach(PartitionDesk::stop);
        forget(partitions);
    }

    @Override
    public void batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        PartitionDesk desk = running(partition)
                .orElseThrow(() -> new IllegalStateException("partition %d is not open".formatted(partition)));
        desk.intake().take(workshop.fresh().of(commands.read(records, config.partitions())), records.getLast().offset());
    }

    /** Partitions whose commands cannot be journalled now, while cancels need not wait for that. */
    private Set<Integer> standingIn() {
        return running().stream().filter(PartitionDesk::reliefStandsIn).map(PartitionDesk::partition)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void seenAhead(ConsumerRecord<byte[], byte[]> incoming) {
        running(incoming.partition()).filter(PartitionDesk::reliefStandsIn)
                .ifPresent(desk -> commands.cancel(incoming, config.partitions())
                        .ifPresent(cancel -> desk.intake().takeEarly(cancel, incoming.offset())));
    }

    /** Partitions that are taken and at work. */
    public Set<Integer> atWork() {
        return running().stream().map(PartitionDesk::partition).collect(Collectors.toUnmodifiableSet());
    }

    /** Partitions that the group has given to this process. */
    public Set<Integer> owned() {
        return driving.owned();
    }

    /** Whether the group has spoken since the start. */
    public boolean wasAssigned() {
        return generation > 0;
    }

    /** Whether commands are being read. */
    public boolean isReading() {
        return driving.isAlive();
    }

    /** How the partitions at work stand. */
    public List<PartitionReport> partitions() {
        return running().stream().sorted(Comparator.comparingInt(PartitionDesk::partition))
                .map(desk -> PartitionReport.of(desk, workshop.parts())).toList();
    }

    /** How a user's lane stands, if this process has it. */
    public Optional<LaneReport> lane(String userId) {
        return running(Partitions.of(userId, config.partitions())).map(desk -> LaneReport.of(userId, desk, workshop.parts()));
    }

    /** The desk of a partition that is taken and at work. */
    Optional<PartitionDesk> running(int partition) {
        return desk(partition).filter(PartitionDesk::isRunning);
    }

    List<PartitionDesk> running() {
        return desks.values().stream().filter(PartitionDesk::isRunning).toList();
    }

    private Optional<PartitionDesk> desk(int partition) {
        return Optional.ofNullable(desks.get(partition));
    }

    private static void await(Thread draining) {
        try {
            draining.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void hint(String userId, int partition) {
        desk(partition).ifPresent(desk -> desk.hint(userId));
    }

    /**
     * Goes on with its orders at once, whatever becomes of other partitions; commands flow when all that were assigned are
     * open.
     */
    private void open(int partition, long since) throws SQLException {
        ReentrantLock turn = opening.computeIfAbsent(partition, _ -> new ReentrantLock());
        turn.lock();
        try {
            if (running(partition).isEmpty()) {
                PartitionDesk desk = workshop.takeover().take(partition, generation);
                desks.put(partition, desk);
                desk.start();
                desk.appliances().catchUp();
                workshop.atWork(desk, since);
            }
        } finally {
            turn.unlock();
        }
    }

    private void forget(Set<Integer> partitions) {
        views.release(partitions);
        hints.follow(Set.copyOf(desks.keySet()));
    }

    /** A desk that was fenced out although the group still gives us its partition is opened again. */
    private void lookAfter() {
        while (open) {
            LockSupport.parkNanos(LOOK_AFTER.toNanos());
            desks.values().stream().filter(desk -> !desk.isRunning() && driving.owned().contains(desk.partition()))
                    .forEach(this::reopen);
        }
    }

    private void reopen(PartitionDesk stopped) {
        try {
            open(stopped.partition(), workshop.nanos());
        } catch (SQLException | RuntimeException failed) {
            LOG.warnf("partition not opened again yet partition=%d cause=%s", stopped.partition(), failed.getMessage());
        }
    }
}
