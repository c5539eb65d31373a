package io.anumati.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import io.anumati.chaos.agent.Point;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.Subscribers;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Progress;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;
import io.anumati.runner.stack.StackOptions;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.FreePorts;

/**
 * One stack for all rounds: two executors with the agent inside, and a broker line between them and the simulator. Times are
 * scaled down so that a round is short: bands 10 in 1 s, 12 in 3 s, 200 in 60 s; an answer is waited for 1.5 s; what the book
 * does not show 6 s after the call is absent.
 */
final class Stage implements AutoCloseable {

    static final Map<String, Integer> BANDS = Map.of("PT1S", 10, "PT3S", 12, "PT1M", 200);
    private static final int PARTITIONS = 4;
    private static final Duration STRUCK_WITHIN = Duration.ofSeconds(45);
    private static final Duration GAP = Duration.ofMillis(120);

    private final LocalStack stack;
    private final Armory armory;
    private final BrokerLine line;
    private final SimulatorControl simulator;
    private final Executors executors;
    private final LeaseWatch leases;
    private final ExecutorService threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> publishing = new ArrayList<>();
    private final List<Delays> rollouts = new ArrayList<>();
    private volatile boolean flowing;
    private Cast cast;

    private Stage(LocalStack stack, Armory armory, BrokerLine line) {
        this.stack = stack;
        this.armory = armory;
        this.line = line;
        this.simulator = Subscribers.control(URI.create(stack.simulator().controlUrl()));
        simulator.limits(Map.of("algoLimit", 10, "orderMinute", Map.of("limit", 12, "length", "PT3S"), "orderHalfHour",
                Map.of("limit", 200, "length", "PT60S")));
        this.leases = new LeaseWatch(database());
        this.executors = new Executors(List.of(stack.service(Service.EXECUTOR),
                stack.startExtra(Service.EXECUTOR, "second-executor", Map.of())), leases);
    }

    static Stage start(Path folder, Progress progress) {
        StackOptions options = StackOptions.onFreePorts(folder).withUserPartitions(PARTITIONS);
        Armory armory = new Armory(folder.resolveSibling(folder.getFileName() + "-agent"));
        armory.clear();
        BrokerLine line = new BrokerLine(FreePorts.next(), options.ports().simulator());
        try {
            return new Stage(LocalStack.startAfresh(options.with(Service.EXECUTOR, scaled(armory, line)), progress), armory,
                    line);
        } catch (RuntimeException failed) {
            line.close();
            throw failed;
        }
    }

    private static Map<String, String> scaled(Armory armory, BrokerLine line) {
        return Map.ofEntries(Map.entry("JAVA_TOOL_OPTIONS", armory.javaOptions()),
                Map.entry("ANUMATI_UPSTOX_API_URL", line.url()), Map.entry("ANUMATI_UPSTOX_ORDER_URL", line.url()),
                Map.entry("ANUMATI_EXECUTOR_THROTTLE_BANDS_1__LIMIT", "12"),
                Map.entry("ANUMATI_EXECUTOR_THROTTLE_BANDS_1__WINDOW", "3S"),
                Map.entry("ANUMATI_EXECUTOR_THROTTLE_BANDS_1__RESERVE", "0"),
                Map.entry("ANUMATI_EXECUTOR_THROTTLE_BANDS_2__LIMIT", "200"),
                Map.entry("ANUMATI_EXECUTOR_THROTTLE_BANDS_2__WINDOW", "60S"),
                Map.entry("ANUMATI_EXECUTOR_THROTTLE_BANDS_2__RESERVE", "0"),
                Map.entry("ANUMATI_EXECUTOR_BROKER_ANSWER_TIMEOUT", "1500MS"),
                Map.entry("ANUMATI_EXECUTOR_THROTTLE_LATE_ARRIVAL", "3S"),
                Map.entry("ANUMATI_EXECUTOR_UNKNOWN_SAFE_TIME", "6S"));
    }

    LocalStack stack() {
        return stack;
    }

    Armory armory() {
        return armory;
    }

    BrokerLine line() {
        return line;
    }

    SimulatorControl simulator() {
        return simulator;
    }

    Executors executors() {
        return executors;
    }

    Database database() {
        return new Database(stack.postgres().superuserJdbcUrl());
    }

    Cast cast() {
        return cast;
    }

    void enter(Cast next) {
        cast = next;
    }

    /** Begins to publish a round's signals. */
    void burst() {
        publishing.addAll(cast.publish(threads, GAP));
    }

    /** Begins to publish signals at an even pace, until healing. */
    void flow(Duration pace) {
        flowing = true;
        publishing.add(threads.submit(() -> cast.flow(pace, () -> flowing)));
    }

    void fault(String kind, int times, Map<String, ?> more) {
        Map<String, Object> fault = new java.util.HashMap<>(Map.of("kind", kind, "call", "PLACE", "times", times));
        fault.putAll(more);
        simulator.fault(fault);
    }

    /** Order calls of this cast's users. */
    List<OrderCall> castCalls() {
        Set<String> ours = cast.users().stream().map(DemoUser::brokerUserId).collect(Collectors.toSet());
        return simulator.calls(0).stream().filter(call -> ours.contains(call.userId())).toList();
    }

    /** Faults that nobody has met yet. */
    int faultsLeft() {
        return simulator.call("GET", "/control/faults", null).size();
    }

    /** Waits until so many order calls came to the broker since the burst began. */
    void awaitCalls(long before, int more) {
        if (!Wait.until(STRUCK_WITHIN, () -> simulator.callCount() >= before + more)) {
            throw new NotShown("only %d order calls came to the broker".formatted(simulator.callCount() - before));
        }
    }

    Armory.Hit awaitHit(Point point) {
        return Wait.forSome(STRUCK_WITHIN, () -> armory.hit(point))
                .orElseThrow(() -> new NotShown("no executor came to " + point));
    }

    /** How late orders were in each rolling update. */
    List<Delays> rollouts() {
        return rollouts;
    }

    /** Everything as it was before the round: all parts run, nothing is armed. */
    void heal() {
        armory.clear();
        line.be(BrokerLine.State.OPEN);
        simulator.clearFaults();
        executors.all().stream().filter(ServiceProcess::isAlive).forEach(one -> one.process().signal("CONT"));
        executors.awaitReady();
        awaitPublished();
    }

    /** Ends a flow, and waits until all signals are accepted. */
    void awaitPublished() {
        flowing = false;
        List<Future<?>> all = List.copyOf(publishing);
        publishing.clear();
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof NotShown notShown ? notShown
                        : new NotShown(String.valueOf(failed.getCause()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new NotShown("stopped");
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        leases.close();
        simulator.close();
        stack.close();
        line.close();
    }
}
