package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.EngineApi;
import io.anumati.runner.demo.EngineApi.Idea;
import io.anumati.runner.demo.Http;
import io.anumati.runner.demo.Judge;
import io.anumati.runner.demo.KafkaTap;
import io.anumati.runner.demo.Ledger;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.runner.demo.OperatorApi;
import io.anumati.runner.demo.SubscriberApi;
import io.anumati.runner.demo.Subscribers;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

/** A strategy of its own with its subscribers, connected, authorised and active: tests on one stack do not meet. */
final class Scene implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String ENGINE = "demo-engine";
    private static final Idea IDEA = new Idea("NSE_EQ|INE002A01018", "1512.40");
    private static final int PUBLISHERS = 8;

    private final LocalStack stack;
    private final List<DemoUser> users;
    private final Http http = new Http();
    private final SimulatorControl simulator;
    private final OperatorApi operator;
    private final EngineApi engine;
    private final Subscribers subscribers;
    private final Ledger ledger = new Ledger();
    private final KafkaTap tap;
    private int signals;

    Scene(LocalStack stack, String strategyId, int subscriberCount) {
        this.stack = stack;
        this.users = IntStream.range(0, subscriberCount).mapToObj(any -> DemoUser.normal(NUMBERS.incrementAndGet())).toList();
        this.simulator = Subscribers.control(URI.create(stack.simulator().controlUrl()));
        this.operator = new OperatorApi(http, url(Service.AUTH), url(Service.SIGNAL), url(Service.AUDIT),
                stack.tokens().client("operator-console"), stack.tokens().client("compliance-console"));
        this.engine = new EngineApi(http, url(Service.SIGNAL), strategyId, stack.tokens().client(ENGINE));
        this.subscribers = new Subscribers(users, strategyId, http, url(Service.AUTH), stack.tokens()::subscriber, simulator,
                operator);
        this.tap = new KafkaTap(stack.kafka().bootstrapServers(), ledger).start();
        operator.publishStrategy(strategyId, List.of(IDEA.instrumentKey()), ENGINE);
        subscribers.prepare();
    }

    String url(Service service) {
        return stack.service(service).url().toString();
    }

    List<DemoUser> users() {
        return users;
    }

    DemoUser user() {
        return users.getFirst();
    }

    SubscriberApi api(DemoUser user) {
        return subscribers.api(user);
    }

    Http http() {
        return http;
    }

    SimulatorControl simulator() {
        return simulator;
    }

    OperatorApi operator() {
        return operator;
    }

    Ledger ledger() {
        return ledger;
    }

    /** This user's token, as the executor is handed it. */
    String leasedToken(DemoUser user) {
        return http.call("POST", url(Service.VAULT) + "/v1/leases",
                Map.of("purpose", "READ_BOOK", "userIds", List.of(user.userId())),
                Map.of("Authorization", "Bearer " + stack.tokens().client("order-executor-service")), 200).json()
                .at("/leases/0/accessToken").asText();
    }

    /** Publishes so many signals, several at once; each has one leg. */
    void signal(int count) {
        int first = signals;
        signals += count;
        try (ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS, Thread.ofVirtual().factory())) {
            List<Future<String>> publishing = IntStream.range(first, first + count)
                    .mapToObj(number -> threads.submit(() -> engine.publish(IDEA, "e2e-" + number))).toList();
            publishing.forEach(Subscribers::finish);
        }
    }

    /** Commands of this scene's users. */
    List<Command> commands() {
        Set<String> ours = users.stream().map(DemoUser::userId).collect(Collectors.toSet());
        return ledger.commands().stream().filter(command -> ours.contains(command.userId())).toList();
    }

    /** Waits until each signal has become one command per user and each of them has ended. */
    void awaitAllFinal(Duration bound) {
        await().atMost(bound).untilAsserted(() -> assertThat(commands()).hasSize(signals * users.size())
                .allMatch(Command::isFinal, "has ended"));
    }

    List<OrderCall> calls() {
        Set<String> ours = users.stream().map(DemoUser::brokerUserId).collect(Collectors.toSet());
        return simulator.calls(0).stream().filter(call -> ours.contains(call.userId())).toList();
    }

    UserSummary witness(DemoUser user) {
        return simulator.witness(user.brokerUserId()).orElseThrow();
    }

    Judge judge() {
        return new Judge(users, commands(), calls());
    }

    @Override
    public void close() {
        subscribers.close();
        tap.close();
        simulator.close();
        http.close();
    }
}
