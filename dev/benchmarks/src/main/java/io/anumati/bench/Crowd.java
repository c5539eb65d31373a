package io.anumati.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.SubscriberApi;
import io.anumati.runner.demo.Subscribers;
import io.anumati.runner.stack.Service;

/** Subscribers, connected at the broker through the public API; no two crowds of a program share a user. */
final class Crowd {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int AT_ONCE = 6;
    private static final String PIN = "123456";
    private static final String ALGO = "DEMO-MOMENTUM";

    private final Rig rig;
    private final List<DemoUser> users;
    private final Map<String, SubscriberApi> apis = new ConcurrentHashMap<>();

    private Crowd(Rig rig, int size) {
        this.rig = rig;
        this.users = IntStream.range(0, size).mapToObj(_ -> DemoUser.normal(NUMBERS.incrementAndGet())).toList();
    }

    static Crowd connect(Rig rig, int size) {
        long start = System.nanoTime();
        Crowd crowd = new Crowd(rig, size);
        crowd.forEach(crowd.users, crowd::connect);
        Rig.say("%d subscribers connected in %.1f s", size, (System.nanoTime() - start) / 1e9);
        return crowd;
    }

    List<DemoUser> users() {
        return users;
    }

    Set<String> brokerUserIds() {
        return users.stream().map(DemoUser::brokerUserId).collect(Collectors.toSet());
    }

    private void connect(DemoUser user) {
        SubscriberApi api = new SubscriberApi(rig.http(), rig.url(Service.AUTH),
                rig.stack().tokens().subscriber(user.userId()));
        apis.put(user.userId(), api);
        String secret = "secret-of-" + user.clientId();
        rig.simulator().user(user.brokerUserId(), Map.of("name", "Bench user " + user.number(), "primaryIp", user.registered(),
                "cash", 1_000_000_000_000L));
        rig.simulator().app(user.clientId(), Map.of("userId", user.brokerUserId(), "clientSecret", secret, "algoNames",
                List.of(ALGO)));
        JsonNode addresses = api.registerBrokerApp(user.brokerUserId(), user.clientId(), secret);
        rig.simulator().app(user.clientId(), Map.of("redirectUri", addresses.path("redirectUrl").asText(), "notifierUrl",
                addresses.path("notifierUrl").asText(), "postbackUrl", addresses.path("postbackUrl").asText()));
        rig.operator().setRoute(user.userId(), user.egress());
        api.connectByOAuth(user.brokerUserId(), PIN);
        Waiting.until(user.userId() + " to be connected", Duration.ofSeconds(60),
                () -> api.connectionState().equals("CONNECTED"));
    }

    /** A new strategy that these subscribers authorise, without bounds that could be in the way, and activate. */
    Engine authorise(String strategyId, List<DemoUser> subscribers) {
        rig.operator().publishStrategy(strategyId, Rig.SHARES.stream().map(Rig.Share::instrumentKey).toList(), Rig.ENGINE);
        forEach(subscribers, user -> authorise(strategyId, user));
        return new Engine(rig, strategyId, subscribers.size());
    }

    private void authorise(String strategyId, DemoUser user) {
        SubscriberApi api = apis.get(user.userId());
        Waiting.until(strategyId + " in the catalogue", Duration.ofSeconds(60), () -> strategy(api, strategyId).isObject());
        Map<String, Object> consent = Map.of("strategyId", strategyId, "strategyVersion",
                strategy(api, strategyId).path("strategyVersion").asText(), "inputs",
                Map.of("lots", 1, "multiplier", "1.0", "parameters", Map.of()), "limits",
                Map.of("maxOrderValue", "10000000.00", "maxQuantity", 100_000, "maxOrdersPerDay", 1_000_000),
                "perSignalConfirm", false, "acceptedRiskDocumentHash",
                strategy(api, strategyId).path("riskDocumentHash").asText());
        String id = rig.http().call("POST", rig.url(Service.AUTH) + "/api/v1/me/authorisations", consent,
                Map.of("Authorization", "Bearer " + rig.stack().tokens().subscriber(user.userId())), 201).json()
                .path("authorisationId").asText();
        api.activate(id);
    }

    private static JsonNode strategy(SubscriberApi api, String strategyId) {
        return api.strategies().valueStream().filter(one -> one.path("strategyId").asText().equals(strategyId)).findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private void forEach(List<DemoUser> some, Consumer<DemoUser> step) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<?>> steps = some.stream().<Future<?>> map(user -> threads.submit(() -> step.accept(user))).toList();
            steps.forEach(Subscribers::finish);
        }
    }
}
