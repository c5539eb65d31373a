package io.anumati.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.witness.UserSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many place calls a second the simulator takes over keep-alive connections, each from its user's own address, with all
 * checks on: token, rolling windows (too wide to fill), address, algo name, payload, witness. Orders fill meanwhile.
 */
@Command(name = "simulator", mixinStandardHelpOptions = true, description = "Place calls per second of the broker stand-in.")
final class SimulatorBench implements Callable<Integer> {

    private static final int AIM = 5_000;

    @Option(names = "--users", description = "users, each with one connection (${DEFAULT-VALUE})")
    private int users = 32;

    @Option(names = "--warm-up", description = "seconds before it counts (${DEFAULT-VALUE})")
    private double warmUp = 5;

    @Option(names = "--seconds", description = "seconds it counts (${DEFAULT-VALUE})")
    private double seconds = 10;

    @Option(names = "--json", description = "writes the figures to this file too")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        try (SimulatorProcess simulator = SimulatorProcess.start();
                SimulatorControl control = new SimulatorControl(simulator.control(), null)) {
            widen(control);
            List<PlaceConnection> connections = connect(simulator, control);
            run(connections, warmUp);
            control.forgetCalls();
            long start = System.nanoTime();
            List<Lap> laps = run(connections, seconds);
            double took = (System.nanoTime() - start) / 1e9;
            for (PlaceConnection connection : connections) {
                connection.close();
            }
            return report(laps, took, control.witness());
        }
    }

    /** What one connection saw: nanoseconds of each answer, and how many orders were not taken. */
    private record Lap(long[] nanos, int refused) {
    }

    private static void widen(SimulatorControl control) {
        Map<String, Object> wide = Map.of("limit", 10_000_000);
        control.limits(Map.of("orderSecond", wide, "algoLimit", 10_000_000, "orderMinute", wide, "orderHalfHour", wide));
    }

    private List<PlaceConnection> connect(SimulatorProcess simulator, SimulatorControl control) throws IOException {
        List<PlaceConnection> connections = new ArrayList<>();
        for (int i = 1; i <= users; i++) {
            String user = "BENCH%03d".formatted(i);
            String address = "127.0.%d.%d".formatted(4 + i / 200, 1 + i % 200);
            control.user(user, Map.of("primaryIp", address, "cash", 1_000_000_000_000L));
            control.app("app-" + i, Map.of("userId", user, "algoNames", List.of("bench")));
            connections.add(new PlaceConnection(simulator.api(), address, user, control.token(user, "app-" + i)));
        }
        return connections;
    }

    private static List<Lap> run(List<PlaceConnection> connections, double seconds)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Lap>> running = connections.stream().map(one -> threads.submit(() -> lap(one, end))).toList();
            List<Lap> laps = new ArrayList<>();
            for (Future<Lap> one : running) {
                laps.add(one.get());
            }
            return laps;
        }
    }

    private static Lap lap(PlaceConnection connection, long end) throws IOException {
        long[] nanos = new long[1024];
        int count = 0;
        int refused = 0;
        for (long start = System.nanoTime(); start < end;) {
            refused += connection.place() ? 0 : 1;
            long now = System.nanoTime();
            nanos = count == nanos.length ? Arrays.copyOf(nanos, count * 2) : nanos;
            nanos[count++] = now - start;
            start = now;
        }
        return new Lap(Arrays.copyOf(nanos, count), refused);
    }

    private int report(List<Lap> laps, double took, List<UserSummary> seen) throws IOException {
        long[] sorted = laps.stream().flatMapToLong(lap -> LongStream.of(lap.nanos())).sorted().toArray();
        int refused = laps.stream().mapToInt(Lap::refused).sum();
        long witnessed = seen.stream().mapToLong(UserSummary::accepted).sum();
        long rate = Math.round(sorted.length / took);
        ObjectNode figures = Json.object().put("bench", "simulator").put("callsPerSecond", rate).put("aim", AIM)
                .put("calls", sorted.length).put("refused", refused).put("witnessed", witnessed).put("connections", users)
                .put("seconds", took).put("p50Millis", millis(sorted, 0.5)).put("p99Millis", millis(sorted, 0.99))
                .put("maxMillis", millis(sorted, 1)).put("cores", Runtime.getRuntime().availableProcessors());
        System.out.printf("place calls per second (aim %d)   %d%n", AIM, rate);
        System.out.printf("answered after p50 / p99 / max      %.1f / %.1f / %.1f ms%n", millis(sorted, 0.5),
                millis(sorted, 0.99), millis(sorted, 1));
        System.out.printf("calls / refused / witnessed taken   %d / %d / %d%n", sorted.length, refused, witnessed);
        System.out.printf("connections / cores                 %d / %d%n", users, Runtime.getRuntime().availableProcessors());
        if (json != null) {
            Files.write(json, Json.bytes(figures));
        }
        return refused == 0 && witnessed == sorted.length ? 0 : 1;
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
