package io.anumati.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import io.anumati.runner.demo.Subscribers;

/** A crowd cut into small groups with a strategy each, so that orders come evenly and not in one burst per signal. */
final class Groups {

    private static final Duration VALID = Duration.ofSeconds(30);

    private final List<Engine> engines = new ArrayList<>();
    private final int size;

    Groups(Crowd crowd, String name, int size) {
        this.size = Math.min(size, crowd.users().size());
        for (int from = 0; from + this.size <= crowd.users().size(); from += this.size) {
            engines.add(
                    crowd.authorise("%s-%d".formatted(name, engines.size()), crowd.users().subList(from, from + this.size)));
        }
    }

    /** Publishes one signal after the other, each to the next group, until it is told to stop. @return how many */
    int publish(double ordersPerSecond, BooleanSupplier goesOn) {
        long pause = (long) (size / ordersPerSecond * 1e9);
        List<Future<?>> publishing = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long next = System.nanoTime();
            for (int number = 0; goesOn.getAsBoolean(); number++) {
                Engine engine = engines.get(number % engines.size());
                publishing.add(threads.submit(() -> engine.publishOne(VALID)));
                next += pause;
                Waiting.untilNanos(next);
            }
            publishing.forEach(Subscribers::finish);
        }
        return publishing.size();
    }

    int size() {
        return size;
    }
}
