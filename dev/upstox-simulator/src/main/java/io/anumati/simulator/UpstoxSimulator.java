package io.anumati.simulator;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.anumati.simulator.api.ApiServer;
import io.anumati.simulator.api.StreamDoor;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.control.ControlServer;
import io.anumati.simulator.scenario.Scenario;
import io.anumati.simulator.scenario.ScenarioError;
import io.anumati.simulator.time.BrokerClock;
import io.anumati.simulator.time.RealTimer;
import io.anumati.simulator.webhook.Webhooks;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** A running simulator: the broker's API on one port, the control API on another, all state on one event loop. */
public final class UpstoxSimulator implements AutoCloseable {

    /** A call for last prices names up to 500 instruments in its address. */
    private static final int LONGEST_LINE = 32_768;

    private final Vertx vertx;
    private final Loop loop;

    private UpstoxSimulator(Vertx vertx, Loop loop) {
        this.vertx = vertx;
        this.loop = loop;
    }

    /**
     * Starts and waits until both ports are open.
     *
     * @throws IllegalStateException when a port is taken
     */
    public static UpstoxSimulator start(SimulatorConfig config) {
        return start(config, Scenario.empty());
    }

    /**
     * Starts with a scenario, whose settings are part of the configuration already.
     *
     * @throws IllegalStateException when a port is taken
     * @throws ScenarioError when the scenario makes no sense
     */
    public static UpstoxSimulator start(SimulatorConfig config, Scenario scenario) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        UpstoxSimulator simulator = new UpstoxSimulator(vertx, new Loop(config, scenario));
        try {
            await(vertx.deployVerticle(simulator.loop));
        } catch (IllegalStateException e) {
            simulator.close();
            if (e.getCause() instanceof ScenarioError wrong) {
                throw wrong;
            }
            throw new IllegalStateException("the simulator cannot start: " + e.getCause().getMessage(), e);
        }
        return simulator;
    }

    /** Base address of the broker's API; it stands for all of the broker's hosts. */
    public URI apiUri() {
        return URI.create("http://%s:%d".formatted(loop.config.host(), apiPort()));
    }

    public URI controlUri() {
        return URI.create("http://%s:%d".formatted(loop.config.controlHost(), controlPort()));
    }

    public int apiPort() {
        return loop.api.actualPort();
    }

    public int controlPort() {
        return loop.control.actualPort();
    }

    /** The control API as Java. */
    public SimulatorControl control() {
        return new SimulatorControl(controlUri(), loop.config.controlToken());
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within 30 s", e);
        }
    }

    /** The event loop that owns everything. */
    private static final class Loop extends AbstractVerticle {

        /** Holds a subscription to 5000 instruments. */
        private static final int LARGEST_FRAME = 1 << 20;

        private final SimulatorConfig config;
        private final Scenario scenario;
        private Webhooks webhooks;
        private Broker broker;
        private HttpServer api;
        private HttpServer control;

        Loop(SimulatorConfig config, Scenario scenario) {
            this.config = config;
            this.scenario = scenario;
        }

        @Override
        public void start(Promise<Void> started) {
            webhooks = new Webhooks(vertx, config.webhooks());
            broker = newBroker();
            Future<HttpServer> apiOpen = listen(config.host(), config.port(),
                    new StreamDoor(() -> broker, new ApiServer(() -> broker, timer())));
            Future<HttpServer> controlOpen = listen(config.controlHost(), config.controlPort(),
                    new ControlServer(() -> broker, this::reset, config.controlToken()));
            Future.all(apiOpen.onSuccess(server -> api = server), controlOpen.onSuccess(server -> control = server))
                    .<Void> mapEmpty().onComplete(started);
        }

        private void reset() {
            broker.close();
            webhooks.forget();
            broker = newBroker();
        }

        private Broker newBroker() {
            Broker fresh = new Broker(config, new BrokerClock(Clock.systemUTC()), timer(), webhooks);
            scenario.play(fresh);
            return fresh;
        }

        private RealTimer timer() {
            return (delay, then) -> vertx.setTimer(Math.max(1, delay.toMillis()), _ -> then.run());
        }

        private Future<HttpServer> listen(String host, int port, Handler<HttpServerRequest> handler) {
            HttpServerOptions options = new HttpServerOptions().setTcpNoDelay(true).setAcceptBacklog(4096)
                    .setMaxInitialLineLength(LONGEST_LINE)
                    .setIdleTimeout((int) config.idleTimeout().toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setMaxWebSocketFrameSize(LARGEST_FRAME).setMaxWebSocketMessageSize(LARGEST_FRAME);
            return vertx.createHttpServer(options).requestHandler(handler).listen(port, host).recover(
                    e -> Future.failedFuture(new IllegalStateException("%s:%d: %s".formatted(host, port, e.getMessage()), e)));
        }
    }
}
