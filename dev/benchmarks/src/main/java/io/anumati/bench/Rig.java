package io.anumati.bench;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.anumati.runner.ConsoleProgress;
import io.anumati.runner.demo.Http;
import io.anumati.runner.demo.OperatorApi;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.StackOptions;
import io.anumati.simulator.SimulatorControl;
import io.anumati.testkit.Launch;

/** A stack of its own for one benchmark, started afresh in {@code .anumati/bench}; it ends with this program. */
final class Rig implements AutoCloseable {

    static final String ENGINE = "demo-engine";
    /**
     * Shares of the simulator's list with their prices: entries of one instrument go one at a time, so there must be several.
     */
    static final List<Share> SHARES = List.of(new Share("NSE_EQ|INE002A01018", "1512.40"),
            new Share("NSE_EQ|INE467B01029", "3120.60"), new Share("NSE_EQ|INE040A01034", "996.35"),
            new Share("NSE_EQ|INE009A01021", "1498.20"), new Share("NSE_EQ|INE090A01021", "1376.90"),
            new Share("NSE_EQ|INE062A01020", "948.75"), new Share("NSE_EQ|INE154A01025", "405.60"),
            new Share("NSE_EQ|INE018A01030", "3951.80"), new Share("NSE_EQ|INE030A01027", "2431.70"),
            new Share("NSE_EQ|INE397D01024", "2098.30"));

    /** As long-lived processes run: both compilers, and room for what a benchmark keeps. */
    private static final String SERVICE_JAVA = "-Xmx1g -XX:TieredStopAtLevel=4";
    private static final String SIMULATOR_JAVA = "-Xmx3g -XX:TieredStopAtLevel=4";

    record Share(String instrumentKey, String price) {
    }

    private final LocalStack stack;
    private final Http http;
    private final boolean isOwner;
    private final SimulatorControl simulator;
    private final OperatorApi operator;
    private final Switch platformSwitch;

    private Rig(Rig owner) {
        this.stack = owner.stack;
        this.simulator = owner.simulator;
        this.operator = owner.operator;
        this.http = owner.http;
        this.platformSwitch = owner.platformSwitch;
        this.isOwner = false;
    }

    private Rig(LocalStack stack) {
        this.isOwner = true;
        this.http = new Http();
        this.stack = stack;
        this.simulator = new SimulatorControl(URI.create(stack.simulator().controlUrl()), null);
        this.operator = new OperatorApi(http, url(Service.AUTH), url(Service.SIGNAL), url(Service.AUDIT),
                stack.tokens().client("operator-console"), stack.tokens().client("compliance-console"));
        this.platformSwitch = new Switch(stack.kafka().bootstrapServers());
    }

    /** @param executor environment of the executor on top of the usual */
    static Rig start(Bands bands, Map<String, String> executor, Set<Service> without) {
        for (Service service : List.of(Service.EXECUTOR, Service.SIGNAL)) {
            System.setProperty(Launch.JAVA_OPTIONS + service.module(), SERVICE_JAVA);
        }
        System.setProperty(Launch.JAVA_OPTIONS + "upstox-simulator", SIMULATOR_JAVA);
        Map<String, String> environment = new HashMap<>(bands.forExecutor());
        environment.putAll(executor);
        StackOptions options = StackOptions.onFreePorts(StackOptions.dataFolder().resolve("bench")).without(without)
                .with(Service.EXECUTOR, environment);
        Rig rig = new Rig(LocalStack.startAfresh(options, new ConsoleProgress()));
        rig.simulator.limits(bands.forSimulator());
        return rig;
    }

    /** The same for one who must not end it. */
    Rig lent() {
        return new Rig(this);
    }

    LocalStack stack() {
        return stack;
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

    Switch platformSwitch() {
        return platformSwitch;
    }

    String url(Service service) {
        return stack.service(service).url().toString();
    }

    /** Puts so much network between everybody and the broker; zero takes it away. */
    void roundTrip(Duration length) {
        simulator.clearFaults();
        if (!length.isZero()) {
            Map<String, Object> fault = new HashMap<>(Map.of("kind", "ROUND_TRIP", "delay", length.toString()));
            fault.put("times", null);
            simulator.fault(fault);
        }
    }

    /** Refuses everything that still waits, so that what comes next is alone. */
    void clearQueues() {
        platformSwitch.on();
        Waiting.pause(Duration.ofSeconds(2));
        platformSwitch.off();
        Waiting.pause(Duration.ofSeconds(1));
    }

    static void say(String format, Object... values) {
        System.out.printf("  " + format + "%n", values);
    }

    @Override
    public void close() {
        if (!isOwner) {
            return;
        }
        platformSwitch.close();
        simulator.close();
        http.close();
        stack.close();
    }
}
