package io.anumati.runner.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.anumati.runner.demo.EngineApi.Idea;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

/** The main job on a running stack: subscribers, one signal, a burst, and a judgement. */
public final class DemoRun implements AutoCloseable {

    private static final int BURST = 30;
    private static final int SIGNALS = 1 + BURST;
    private static final String ENGINE = "demo-engine";
    private static final List<Idea> IDEAS = List.of(new Idea("NSE_EQ|INE002A01018", "1512.40"),
            new Idea("NSE_EQ|INE467B01029", "3120.60"), new Idea("NSE_EQ|INE040A01034", "990.50"));
    /** A lost request is looked for during a minute before it counts as absent. */
    private static final Duration ALL_FINAL = Duration.ofMinutes(6);
    private static final long BAND_SECOND = 10;
    private static final long BAND_MINUTE = 500;

    private final Platform platform;
    private final List<DemoUser> cast;
    private final Optional<Service> kill;
    private final PrintStream out;
    private final Http http;
    private final SimulatorControl simulator;
    private final OperatorApi operator;
    private final EngineApi engine;
    private final Subscribers subscribers;
    private final Ledger ledger = new Ledger();
    private final KafkaTap tap;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> signalIds = new HashSet<>();

    /** @param kill the service that is killed and restarted during the burst */
    public DemoRun(LocalStack stack, List<DemoUser> cast, Optional<Service> kill, PrintStream out) {
        this(new LocalPlatform(stack), cast, kill, out);
    }

    /** @param kill the service that is killed and restarted during the burst */
    public DemoRun(Platform platform, List<DemoUser> cast, Optional<Service> kill, PrintStream out) {
        this.platform = platform;
        this.cast = cast;
        this.kill = kill;
        this.out = out;
        this.http = platform.http();
        this.simulator = platform.simulator();
        this.operator = new OperatorApi(http, platform.url(Service.AUTH), platform.url(Service.SIGNAL),
                platform.url(Service.AUDIT), platform.client("operator-console"), platform.client("compliance-console"));
        this.engine = new EngineApi(http, platform.url(Service.SIGNAL), EngineApi.STRATEGY_ID, platform.client(ENGINE));
        this.subscribers = new Subscribers(cast, EngineApi.STRATEGY_ID, http, platform.url(Service.AUTH),
                platform::subscriber, simulator, operator);
        this.tap = new KafkaTap(platform.kafka(), ledger);
    }

    public Figures run() {
        tap.start();
        simulator.limits(Map.of("algoLimit", BAND_SECOND));
        step("strategy registered", () -> operator.publishStrategy(EngineApi.STRATEGY_ID,
                IDEAS.stream().map(Idea::instrumentKey).toList(), ENGINE));
        step("%d subscribers connected, authorised, active".formatted(cast.size()), subscribers::prepare);
        Expectation expectation = new Expectation(cast, SIGNALS, kill.filter(Service.EXECUTOR::equals).isPresent());
        out.printf("  expected: %s%n", expectation.rows().stream()
                .map(row -> "%d %s (%s)".formatted(row.expected(), row.outcome(), row.reason()))
                .collect(Collectors.joining(", ")));
        step("one signal", this::oneSignal);
        Optional<ServiceKill> strike = kill.map(service -> new ServiceKill(platform.victim(service), expectation.placeCalls(),
                simulator::callCount));
        step("a burst of %d signals".formatted(BURST), () -> burst(strike));
        strike.ifPresent(done -> out.println("  " + done));
        step("every command final", this::awaitFinal);
        long withoutView = timed("every subscriber sees own orders and reasons", () -> subscribers.withoutFullView(SIGNALS));
        AuditProof.Result audit = timed("audit sealed, exported, verified offline",
                () -> new AuditProof(operator, platform.folder(), platform.auditKey()).run(ledger.orderEvents()));
        return judge(expectation, strike.flatMap(ServiceKill::killedAt), audit, withoutView);
    }

    private void oneSignal() {
        signalIds.add(engine.publish(IDEAS.getFirst(), "demo-signal-0"));
        Set<String> steady = cast.stream().filter(user -> user.role() != DemoRole.REQUEST_LOST).map(DemoUser::userId)
                .collect(Collectors.toSet());
        Patience.until("the first signal's orders", Duration.ofMinutes(2), () -> ledger.endedOf(steady) == steady.size());
    }

    private void burst(Optional<ServiceKill> strike) {
        Optional<Future<?>> killing = strike.map(one -> threads.submit(one::strike));
        List<Future<String>> publishing = new ArrayList<>();
        for (int number = 1; number <= BURST; number++) {
            String key = "demo-signal-" + number;
            Idea idea = IDEAS.get(number % IDEAS.size());
            publishing.add(threads.submit(() -> engine.publish(idea, key)));
        }
        publishing.forEach(one -> signalIds.add(resultOf(one)));
        signalIds.add(engine.publish(IDEAS.get(BURST % IDEAS.size()), "demo-signal-" + BURST));
        awaitFanOutToTheFickle();
        Subscribers.finish(subscribers.changeTheirMinds());
        killing.ifPresent(Subscribers::finish);
    }

    /** Who withdraws gets no later command, so that user's last one must be there first. */
    private void awaitFanOutToTheFickle() {
        cast.stream().filter(user -> user.role() == DemoRole.WITHDRAWS_DURING_BURST).forEach(
                user -> Patience.until("the fan-out of the burst", () -> ledger.of(user.userId()) == SIGNALS));
    }

    private void awaitFinal() {
        long all = (long) cast.size() * SIGNALS;
        Patience.within(ALL_FINAL, () -> ledger.size() == all && ledger.unfinished() == 0);
    }

    private Figures judge(Expectation expectation, Optional<Instant> killedAt, AuditProof.Result audit, long withoutView) {
        List<OrderCall> calls = simulator.calls(0);
        List<UserSummary> summaries = simulator.witness();
        Judge judge = new Judge(cast, ledger.commands(), calls);
        List<Duration> latencies = judge.latencies();
        Set<String> wrongAddress = cast.stream().filter(user -> user.role() == DemoRole.WRONG_ADDRESS)
                .map(DemoUser::brokerUserId).collect(Collectors.toSet());
        long stray = summaries.stream().filter(one -> !wrongAddress.contains(one.userId()))
                .mapToLong(one -> (long) one.wrongAddress() + one.foreignToken()).sum();
        return new Figures(cast.size(), signalIds.size(), judge.outcomes(expectation), judge.unexpected(expectation),
                ledger.size(),
                ledger.unfinished(), judge.doubled(), judge.missing(), Judge.quantile(latencies, 0.5),
                Judge.quantile(latencies, 0.99), Judge.quantile(latencies, 1), worst(summaries, "PT1S"), BAND_SECOND,
                worst(summaries, "PT1M"), BAND_MINUTE, judge.heldBack(DemoRole.KILLS_DURING_BURST, "KILL_SWITCH_ON"),
                judge.heldBack(DemoRole.WITHDRAWS_DURING_BURST, "CONSENT_WITHDRAWN"),
                judge.placeCallsAfter(subscribers.doneAt()), stray,
                (long) signalIds.size() - SIGNALS, judge.absentNotInFlight(killedAt), withoutView, audit.rows(), audit.said(),
                audit.exitCode());
    }

    private static long worst(List<UserSummary> summaries, String window) {
        return summaries.stream().filter(one -> !one.userId().isEmpty())
                .mapToLong(one -> one.worstArrived().getOrDefault(window, 0)).max().orElse(0);
    }

    private void step(String name, Runnable work) {
        timed(name, () -> {
            work.run();
            return name;
        });
    }

    private <T> T timed(String name, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        out.printf("  %-52s %6.1f s%n", name, (System.nanoTime() - start) / 1e9);
        return result;
    }

    private static String resultOf(Future<String> publishing) {
        Subscribers.finish(publishing);
        return publishing.resultNow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        subscribers.close();
        tap.close();
        simulator.close();
        http.close();
    }
}
