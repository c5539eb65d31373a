package io.anumati.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.runner.demo.DemoFailure;
import io.anumati.runner.demo.Http;
import io.anumati.runner.stack.ServiceProcess;

/** Asks each executor all the time which partitions it has at work, and so tells how long those that moved were nobody's. */
final class OwnerWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private record Seen(String owner, long nanos) {
    }

    private final Http http = new Http();
    private final Map<String, String> bearer;
    private final Map<Integer, Seen> last = new HashMap<>();
    private final List<Duration> gaps = new ArrayList<>();
    private volatile boolean open = true;

    OwnerWatch(List<ServiceProcess> executors, String operatorToken) {
        this.bearer = Map.of("Authorization", "Bearer " + operatorToken);
        executors.forEach(executor -> Thread.ofVirtual().name("owner-watch").start(() -> {
            while (open) {
                look(executor);
                Wait.aMoment(LOOK);
            }
        }));
    }

    private void look(ServiceProcess executor) {
        long asked = System.nanoTime();
        try {
            JsonNode owned = http.call("GET", executor.url() + "/api/v1/operator/partitions", null, bearer, 200).json();
            seen(executor.name(), owned.path("partitions"), asked);
        } catch (DemoFailure _) {
            // it is stopped, or starts
        }
    }

    /** @param asked a partition was still there at this moment at least */
    private synchronized void seen(String owner, JsonNode partitions, long asked) {
        partitions.forEach(one -> {
            Seen before = last.put(one.path("partition").asInt(), new Seen(owner, asked));
            if (before != null && !before.owner().equals(owner)) {
                gaps.add(Duration.ofNanos(Math.max(0, System.nanoTime() - before.nanos())));
            }
        });
    }

    /** Of each move of a partition: from when its owner last had it at work until the next one was seen to. */
    synchronized List<Duration> gaps() {
        return gaps.stream().sorted().toList();
    }

    @Override
    public void close() {
        open = false;
        http.close();
    }
}
