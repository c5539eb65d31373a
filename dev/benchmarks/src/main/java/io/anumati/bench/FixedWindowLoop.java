package io.anumati.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.anumati.simulator.SimulatorControl;

/**
 * What a user would write instead: one loop over the users, a counter per user and second, and a second try when no answer
 * comes.
 */
final class FixedWindowLoop implements AutoCloseable {

    private static final int PER_SECOND = 10;
    private static final int TRIES = 5;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private record Client(String user, String token, HttpClient http) {
    }

    /** @param tried orders it came to before its time was over; {@code firstSentNanos} by round */
    record Run(int wanted, int tried, int refused, double seconds) {
    }

    private final SimulatorControl simulator;
    private final URI api;
    private final List<Client> clients = new ArrayList<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private int orders;

    FixedWindowLoop(SimulatorControl simulator, String apiUrl, int users) throws IOException {
        this.simulator = simulator;
        this.api = URI.create(apiUrl).resolve("/v3/order/place");
        for (int i = 0; i < users; i++) {
            clients.add(client(NUMBERS.incrementAndGet()));
        }
    }

    private Client client(int number) throws IOException {
        String user = "LOOP%03d".formatted(number);
        String address = "127.32.%d.%d".formatted(number / 250, 1 + number % 250);
        simulator.user(user, Map.of("primaryIp", address, "cash", 1_000_000_000_000L));
        simulator.app("loop-" + number, Map.of("userId", user, "algoNames", List.of("loop")));
        return new Client(user, simulator.token(user, "loop-" + number), HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1).localAddress(InetAddress.getByName(address)).build());
    }

    /** User by user, each one's orders in a row. */
    Run backlog(int ordersEach, Duration bound) throws InterruptedException {
        List<Client> order = clients.stream().flatMap(client -> java.util.Collections.nCopies(ordersEach, client).stream())
                .toList();
        return run(order, bound);
    }

    /** One order for each user, in a row. */
    Run signal(Duration bound) throws InterruptedException {
        return run(clients, bound);
    }

    private Run run(List<Client> turns, Duration bound) throws InterruptedException {
        long start = System.nanoTime();
        int tried = 0;
        int refused = 0;
        for (Client turn : turns) {
            if (System.nanoTime() - start > bound.toNanos()) {
                break;
            }
            awaitSlot(turn);
            refused += place(turn) ? 0 : 1;
            tried++;
        }
        return new Run(turns.size(), tried, refused, (System.nanoTime() - start) / 1e9);
    }

    /** The counter under the key "user and second", as everybody copies it. */
    private void awaitSlot(Client client) throws InterruptedException {
        while (counters.merge(client.user() + ":" + System.currentTimeMillis() / 1000, 1, Integer::sum) > PER_SECOND) {
            Thread.sleep(1000 - System.currentTimeMillis() % 1000);
        }
    }

    private boolean place(Client client) throws InterruptedException {
        String tag = "%s-%d".formatted(client.user(), ++orders);
        HttpRequest request = HttpRequest.newBuilder(api).timeout(Duration.ofSeconds(3))
                .header("Authorization", "Bearer " + client.token()).header("Content-Type", "application/json")
                .header("X-Algo-Name", "loop").POST(BodyPublishers.ofString("""
                        {"quantity":1,"product":"D","validity":"DAY","price":1512.40,"tag":"%s","instrument_token":\
                        "NSE_EQ|INE002A01018","order_type":"LIMIT","transaction_type":"BUY","disclosed_quantity":0,\
                        "trigger_price":0,"is_amo":false,"slice":false}""".formatted(tag)))
                .build();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return client.http().send(request, BodyHandlers.ofString()).statusCode() == 200;
            } catch (IOException noAnswer) {
                // it did not work, so it tries again
            }
        }
        return false;
    }

    /** What the witness saw of this loop's users. */
    Arrivals arrivals() {
        return Arrivals.of(simulator, clients.stream().map(Client::user).collect(Collectors.toSet()));
    }

    /** Orders beyond the first under one tag. */
    long doubled() {
        return arrivals().users().stream().mapToLong(user -> user.doubledOrderTags().size()).sum();
    }

    @Override
    public void close() {
        clients.forEach(client -> client.http().shutdownNow());
    }
}
