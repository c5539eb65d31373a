package io.anumati.chaos;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.anumati.runner.demo.DemoFailure;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.EngineApi;
import io.anumati.runner.demo.EngineApi.Idea;
import io.anumati.runner.demo.Http;
import io.anumati.runner.demo.Ledger;
import io.anumati.runner.demo.OperatorApi;
import io.anumati.runner.demo.Subscribers;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.simulator.SimulatorControl;

/**
 * One strategy and its subscribers, connected, authorised and active; good for some rounds, since orders a day are limited.
 * Most of them only buy; the orders of one rest until they are cancelled, and one sells now and then.
 */
final class Cast implements AutoCloseable {

    static final int BUYERS = 6;
    private static final int USERS = BUYERS + 2;
    static final int SIGNALS = 15;
    /** In one round. */
    private static final int MOST_OF_A_FLOW = 200;
    private static final int MOST_SIGNALS = 400;
    private static final String ENGINE = "demo-engine";
    private static final List<Idea> IDEAS = List.of(new Idea("NSE_EQ|INE002A01018", "1512.40"),
            new Idea("NSE_EQ|INE467B01029", "3120.60"), new Idea("NSE_EQ|INE040A01034", "990.50"));
    private static final Duration ACCEPTED_WITHIN = Duration.ofSeconds(90);

    private final Http http = new Http();
    private final List<DemoUser> users;
    private final EngineApi engine;
    private final Subscribers subscribers;
    private final SimulatorControl simulator;
    private final Ledger ledger;
    private final Changers changers;
    private final AtomicInteger signals = new AtomicInteger();

    /** @param number from 0; each has users of its own */
    Cast(LocalStack stack, int number, Ledger ledger, Changers changers) {
        this.ledger = ledger;
        this.changers = changers;
        this.users = IntStream.range(0, USERS).mapToObj(user -> DemoUser.normal(1 + number * USERS + user)).toList();
        this.simulator = Subscribers.control(URI.create(stack.simulator().controlUrl()));
        String strategy = "chaos-" + number;
        OperatorApi operator = operator(stack, http);
        this.engine = new EngineApi(http, url(stack, Service.SIGNAL), strategy, stack.tokens().client(ENGINE));
        this.subscribers = new Subscribers(users, strategy, http, url(stack, Service.AUTH), stack.tokens()::subscriber,
                simulator,
                operator);
        operator.publishStrategy(strategy, IDEAS.stream().map(Idea::instrumentKey).toList(), ENGINE);
        subscribers.prepare();
        simulator.fills(cancelling().brokerUserId(), Map.of("mode", "REST"));
        changers.follow(cancelling().userId(), selling().userId());
    }

    private DemoUser selling() {
        return users.get(BUYERS);
    }

    /** Whose orders rest, and are cancelled. */
    DemoUser cancelling() {
        return users.get(BUYERS + 1);
    }

    /** Of what is traded here, rupees. */
    static BigDecimal priceOf(String instrumentKey) {
        return IDEAS.stream().filter(idea -> idea.instrumentKey().equals(instrumentKey)).map(Idea::price).map(BigDecimal::new)
                .findFirst().orElseThrow();
    }

    static OperatorApi operator(LocalStack stack, Http http) {
        return new OperatorApi(http, url(stack, Service.AUTH), url(stack, Service.SIGNAL), url(stack, Service.AUDIT),
                stack.tokens().client("operator-console"), stack.tokens().client("compliance-console"));
    }

    private static String url(LocalStack stack, Service service) {
        return stack.service(service).url().toString();
    }

    List<DemoUser> users() {
        return users;
    }

    boolean isSpent() {
        return signals.get() + MOST_OF_A_FLOW > MOST_SIGNALS;
    }

    /** Commands that there must be by now, changes of orders apart. */
    int expected() {
        return signals.get() * USERS + changers.exitsOf(userIds()).size();
    }

    Collection<Ledger.Command> commands() {
        return commandsOf(userIds());
    }

    /** Of those who do nothing else. */
    Collection<Ledger.Command> buyersCommands() {
        return commandsOf(users.stream().limit(BUYERS).map(DemoUser::userId).collect(Collectors.toSet()));
    }

    private Collection<Ledger.Command> commandsOf(Set<String> userIds) {
        return ledger.commands().stream().filter(command -> userIds.contains(command.userId())).toList();
    }

    /** Whether all commands are there and have ended. The last end may bring one more, which is expected by then. */
    boolean hasEnded() {
        return commands().stream().allMatch(Ledger.Command::isFinal) && commands().size() == expected();
    }

    Set<String> userIds() {
        return users.stream().map(DemoUser::userId).collect(Collectors.toSet());
    }

    /**
     * Publishes a round's signals, some at a time, on other threads. A service that is away is asked again, with the same key.
     *
     * @param gap between two signals
     */
    List<Future<?>> publish(ExecutorService threads, Duration gap) {
        List<Future<?>> publishing = new ArrayList<>();
        for (int place = 0; place < SIGNALS; place++) {
            int number = signals.getAndIncrement();
            Duration after = gap.multipliedBy(place);
            publishing.add(threads.submit(() -> {
                Wait.aMoment(after);
                publish(number);
            }));
        }
        return publishing;
    }

    /**
     * Publishes signals at an even pace while they are wanted, and returns then.
     *
     * @param pace from one signal to the next
     */
    void flow(Duration pace, BooleanSupplier wanted) {
        Instant next = Instant.now();
        for (int flown = 0; flown < MOST_OF_A_FLOW && wanted.getAsBoolean(); flown++) {
            publish(signals.getAndIncrement());
            next = next.plus(pace);
            Wait.aMoment(Duration.between(Instant.now(), next));
        }
    }

    private void publish(int number) {
        publish(IDEAS.get(number % IDEAS.size()), "chaos-signal-" + number);
    }

    private void publish(Idea idea, String key) {
        DemoFailure[] last = new DemoFailure[1];
        boolean accepted = Wait.until(ACCEPTED_WITHIN, () -> {
            try {
                engine.publish(idea, key);
                return true;
            } catch (DemoFailure refused) {
                last[0] = refused;
                Wait.aMoment(Duration.ofMillis(200));
                return false;
            }
        });
        if (!accepted) {
            throw new NotShown("signal %s was not accepted: %s".formatted(key, last[0].getMessage()));
        }
    }

    @Override
    public void close() {
        subscribers.close();
        simulator.close();
        http.close();
    }
}
