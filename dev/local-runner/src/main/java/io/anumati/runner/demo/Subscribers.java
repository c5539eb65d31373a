package io.anumati.runner.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.SimulatorControl;

/** All subscribers of the demo, from the broker's app to the day's activation, and what some of them do differently. */
public final class Subscribers implements AutoCloseable {

    private static final String PIN = "123456";
    private static final int AT_ONCE = 8;

    private final List<DemoUser> cast;
    private final String strategyId;
    private final Http http;
    private final String authUrl;
    private final UnaryOperator<String> tokens;
    private final SimulatorControl simulator;
    private final OperatorApi operator;
    private final Map<String, SubscriberApi> apis = new ConcurrentHashMap<>();
    private final Map<String, String> authorisations = new ConcurrentHashMap<>();
    private final Map<String, Instant> doneAt = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param strategyId what all of them authorise
     * @param tokens access token by user id
     */
    public Subscribers(List<DemoUser> cast, String strategyId, Http http, String authUrl, UnaryOperator<String> tokens,
            SimulatorControl simulator, OperatorApi operator) {
        this.strategyId = strategyId;
        this.cast = cast;
        this.http = http;
        this.authUrl = authUrl;
        this.tokens = tokens;
        this.simulator = simulator;
        this.operator = operator;
    }

    /** Connected at the broker, authorised and, all but one, active. */
    public void prepare() {
        forEach(this::connect);
        forEach(this::authorise);
        cast.forEach(this::misbehave);
    }

    private void connect(DemoUser user) {
        SubscriberApi api = new SubscriberApi(http, authUrl, tokens.apply(user.userId()));
        apis.put(user.userId(), api);
        String secret = "secret-of-" + user.clientId();
        simulator.user(user.brokerUserId(), Map.of("name", "Demo user " + user.number(), "primaryIp", user.registered()));
        simulator.app(user.clientId(), Map.of("userId", user.brokerUserId(), "clientSecret", secret, "algoNames",
                List.of(EngineApi.ALGO_NAME)));
        JsonNode addresses = api.registerBrokerApp(user.brokerUserId(), user.clientId(), secret);
        simulator.app(user.clientId(), Map.of("redirectUri", addresses.path("redirectUrl").asText(), "notifierUrl",
                addresses.path("notifierUrl").asText(), "postbackUrl", addresses.path("postbackUrl").asText()));
        operator.setRoute(user.userId(), user.egress());
        signIn(user, api);
    }

    private void signIn(DemoUser user, SubscriberApi api) {
        if (user.byOAuth()) {
            api.connectByOAuth(user.brokerUserId(), PIN);
        } else {
            api.requestToken();
            forgeNotice(user, api);
            approve(user);
        }
        Patience.until(user.userId() + " to be connected", () -> api.connectionState().equals("CONNECTED"));
    }

    private void approve(DemoUser user) {
        Patience.until("the token request of " + user.userId() + " at the broker",
                () -> simulator.tokenRequestOf(user.clientId()).isPresent());
        if (!simulator.approve(simulator.tokenRequestOf(user.clientId()).orElseThrow().id())) {
            throw new DemoFailure("the notifier address of %s did not take the token".formatted(user.userId()));
        }
    }

    /** Somebody posts another user's valid token to this user's notifier address while a request is open. */
    private void forgeNotice(DemoUser user, SubscriberApi api) {
        if (user.role() != DemoRole.FORGED_NOTIFIER) {
            return;
        }
        DemoUser other = cast.getFirst();
        Patience.until(other.userId() + " to be connected", () -> apis.containsKey(other.userId())
                && apis.get(other.userId()).connectionState().equals("CONNECTED"));
        simulator.forgeNotice(Map.of("clientId", user.clientId(), "tokenOfUserId", other.brokerUserId()));
        boolean fooled = Patience.within(Duration.ofSeconds(1), () -> api.connectionState().equals("CONNECTED"));
        if (fooled) {
            throw new DemoFailure("a forged notifier call connected " + user.userId());
        }
    }

    private void authorise(DemoUser user) {
        SubscriberApi api = apis.get(user.userId());
        Patience.until("the demo strategy in the catalogue", () -> !strategy(api).isMissingNode());
        String authorisation = api.authorise(strategy(api), user);
        authorisations.put(user.userId(), authorisation);
        if (user.role() != DemoRole.NEVER_ACTIVATES) {
            api.activate(authorisation);
        }
        if (user.role() == DemoRole.KILL_SWITCH_ON) {
            api.switchKillSwitchOn();
        }
    }

    private JsonNode strategy(SubscriberApi api) {
        return api.strategies().valueStream().filter(one -> one.path("strategyId").asText().equals(strategyId))
                .findFirst().orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private void misbehave(DemoUser user) {
        switch (user.role()) {
            case LOGGED_OUT -> simulator.logout(user.brokerUserId());
            case TWO_ANSWERS_LOST -> fault("LOST_ANSWER", user, 2);
            case REQUEST_LOST -> fault("LOST_REQUEST", user, 1);
            case KILLS_DURING_BURST, WITHDRAWS_DURING_BURST -> simulator.fault(slowAnswers(user));
            case NORMAL, NEVER_ACTIVATES, KILL_SWITCH_ON, VALUE_LIMIT_BELOW, WRONG_ADDRESS, FORGED_NOTIFIER -> {
            }
        }
    }

    /** Who changes their mind has a slow broker, so that there is something left to hold back then. */
    private static Map<String, Object> slowAnswers(DemoUser user) {
        return Map.of("kind", "LATE_ANSWER", "userId", user.brokerUserId(), "call", "PLACE", "times", 1_000, "delay", "PT1S");
    }

    private void fault(String kind, DemoUser user, int times) {
        simulator.fault(Map.of("kind", kind, "userId", user.brokerUserId(), "call", "PLACE", "times", times));
    }

    /** One user switches the kill switch on and one withdraws; both at once, each noting when the API said done. */
    Future<?> changeTheirMinds() {
        return threads.submit(() -> forEach(user -> {
            switch (user.role()) {
                case KILLS_DURING_BURST -> done(user, () -> apis.get(user.userId()).switchKillSwitchOn());
                case WITHDRAWS_DURING_BURST ->
                    done(user, () -> apis.get(user.userId()).withdraw(authorisations.get(user.userId())));
                case NORMAL, NEVER_ACTIVATES, KILL_SWITCH_ON, LOGGED_OUT, VALUE_LIMIT_BELOW, WRONG_ADDRESS, TWO_ANSWERS_LOST,
                        REQUEST_LOST, FORGED_NOTIFIER ->
                    {
                }
            }
        }));
    }

    /** Tries again while the service is away. */
    private void done(DemoUser user, Runnable change) {
        Patience.until(user.userId() + "'s change of mind", () -> {
            change.run();
            return true;
        });
        doneAt.put(user.brokerUserId(), Instant.now());
    }

    /** By broker user id: when the API said that the kill or the withdrawal is done. */
    Map<String, Instant> doneAt() {
        return Map.copyOf(doneAt);
    }

    /** Users whose own order view lacks an order or a plain reason for a refusal. */
    long withoutFullView(int signals) {
        return cast.stream().filter(user -> !Patience.within(Duration.ofSeconds(20), () -> showsAll(user, signals))).count();
    }

    private boolean showsAll(DemoUser user, int signals) {
        List<JsonNode> orders = apis.get(user.userId()).orders().valueStream().toList();
        return orders.size() == signals && orders.stream().allMatch(order -> !order.path("state").asText().equals("REFUSED")
                || !order.path("reason").path("text").asText().isBlank());
    }

    /** This one at the auth API, once prepared. */
    public SubscriberApi api(DemoUser user) {
        return apis.get(user.userId());
    }

    private void forEach(Consumer<DemoUser> step) {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<?>> steps = cast.stream().<Future<?>> map(user -> threads.submit(() -> {
            places.acquire();
            try {
                step.accept(user);
            } finally {
                places.release();
            }
            return null;
        })).toList();
        steps.forEach(Subscribers::finish);
    }

    /** Waits; the step's failure is thrown. */
    public static void finish(Future<?> step) {
        try {
            step.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new DemoFailure(String.valueOf(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("stopped");
        }
    }

    /** The address of the broker's control API belongs to the simulator alone. */
    public static SimulatorControl control(URI controlUrl) {
        return new SimulatorControl(controlUrl, null);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
