package io.anumati.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.runner.demo.DemoFailure;
import io.anumati.runner.demo.Http;
import io.anumati.runner.stack.ServiceProcess;

/** Asks each executor all the time which partitions it has at work, and so tells which moved, and when. */
final class OwnerWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private record Seen(String owner, Instant at) {
    }

    /**
     * A partition that went from one executor to another.
     *
     * @param from when its old owner last had it at work
     * @param until when its new owner was first seen to
     */
    record Move(int partition, Instant from, Instant until) {
    }

    private final Http http = new Http();
    private final Map<String, String> bearer;
    private final Map<Integer, Seen> last = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
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
        Instant asked = Instant.now();
        try {
            JsonNode owned = http.call("GET", executor.url() + "/api/v1/operator/partitions", null, bearer, 200).json();
            seen(executor.name(), owned.path("partitions"), asked);
        } catch (DemoFailure _) {
            // it is stopped, or starts
        }
    }

    /** @param asked a partition was still there at this moment at least */
    private synchronized void seen(String owner, JsonNode partitions, Instant asked) {
        partitions.forEach(one -> {
            int partition = one.path("partition").asInt();
            Seen before = last.put(partition, new Seen(owner, asked));
            if (before != null && !before.owner().equals(owner)) {
                moves.add(new Move(partition, before.at(), Instant.now()));
            }
        });
    }

    synchronized List<Move> moves() {
        return List.copyOf(moves);
    }

    @Override
    public void close() {
        open = false;
        http.close();
    }
}
