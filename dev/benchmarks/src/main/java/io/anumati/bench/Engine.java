package io.anumati.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.anumati.runner.demo.Subscribers;
import io.anumati.runner.stack.Service;

/** Publishes signals of one strategy. */
final class Engine {

    private static final int MOST_LEGS = 10;
    private static final int PUBLISHERS = 4;

    private final Rig rig;
    private final String url;
    private final String strategyId;
    private final String token;
    private final int subscribers;
    private final AtomicInteger published = new AtomicInteger();

    Engine(Rig rig, String strategyId, int subscribers) {
        this.rig = rig;
        this.strategyId = strategyId;
        this.url = rig.url(Service.SIGNAL) + "/api/v1/strategies/" + strategyId + "/signals";
        this.token = rig.stack().tokens().client(Rig.ENGINE);
        this.subscribers = subscribers;
    }

    int subscribers() {
        return subscribers;
    }

    /** So many orders for each subscriber, ten to a signal. */
    void publishBacklog(int ordersEach, Duration validFor) {
        try (ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS, Thread.ofVirtual().factory())) {
            List<Future<?>> publishing = new ArrayList<>();
            for (int left = ordersEach; left > 0; left -= MOST_LEGS) {
                int legs = Math.min(left, MOST_LEGS);
                int number = published.getAndIncrement();
                publishing.add(threads.submit(() -> publish(number, 0, legs, validFor)));
            }
            publishing.forEach(Subscribers::finish);
        }
    }

    /** So many signals of one order for each subscriber, several at once. */
    void publishEach(int signals, Duration validFor) {
        try (ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS, Thread.ofVirtual().factory())) {
            List<Future<?>> publishing = new ArrayList<>();
            for (int i = 0; i < signals; i++) {
                int number = published.getAndIncrement();
                publishing.add(threads.submit(() -> publish(number, number, 1, validFor)));
            }
            publishing.forEach(Subscribers::finish);
        }
    }

    /** One order for each subscriber, in the next share. @return the signal's id */
    String publishOne(Duration validFor) {
        int number = published.getAndIncrement();
        return publish(number, number, 1, validFor);
    }

    private String publish(int number, int firstShare, int legs, Duration validFor) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int leg = 0; leg < legs; leg++) {
            Rig.Share share = Rig.SHARES.get((firstShare + leg) % Rig.SHARES.size());
            all.add(Map.of("lots", 1, "instrumentKey", share.instrumentKey(), "side", "BUY", "orderType", "LIMIT", "product",
                    "D",
                    "validity", "DAY", "price", share.price(), "triggerPrice", "0"));
        }
        Map<String, Object> signal = Map.of("strategyVersion", "1", "validFor", validFor.toString(), "legs", all);
        return rig.http().call("POST", url, signal,
                Map.of("Authorization", "Bearer " + token, "Idempotency-Key", strategyId + "-" + number), 202).json()
                .path("signalId").asText();
    }
}
