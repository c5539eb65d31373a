package io.anumati.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.scenario.Scenario;
import io.anumati.simulator.scenario.ScenarioError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Runs the simulator until it is stopped. */
@Command(name = "simulator", mixinStandardHelpOptions = true, description = "A stand-in for the Upstox broker.")
public final class SimulatorMain implements Callable<Integer> {

    @Option(names = "--host", description = "where the broker's API listens (127.0.0.1)")
    private String host;

    @Option(names = "--port", description = "port of the broker's API (8410), 0 for a free one")
    private Integer port;

    @Option(names = "--control-host", description = "where the control API listens (127.0.0.1)")
    private String controlHost;

    @Option(names = "--control-port", description = "port of the control API (8411), 0 for a free one")
    private Integer controlPort;

    @Option(names = "--control-token", description = "bearer token for the control API; needed beyond loopback")
    private String controlToken;

    @Option(names = "--config", description = "JSON file with the names of SimulatorConfig")
    private Path file;

    @Option(names = "--scenario", description = "JSON file: users, apps, clock, fills, faults, orders by hand")
    private Path scenarioFile;

    public static void main(String[] arguments) {
        int status = new CommandLine(new SimulatorMain()).setExecutionExceptionHandler(SimulatorMain::failed)
                .execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** One line for a person; exit code 1. */
    static int failed(Exception e, CommandLine line, ParseResult parsed) {
        String why = e.getCause() instanceof ValueInstantiationException made && made.getCause() != null
                ? made.getCause().getMessage()
                : e.getMessage();
        line.getErr().println("error: " + (e instanceof NoSuchFileException ? "there is no file " : "") + why);
        return 1;
    }

    @Override
    public Integer call() throws IOException {
        Scenario scenario = scenarioFile == null ? Scenario.empty() : Scenario.read(scenarioFile);
        UpstoxSimulator simulator = start(scenario);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.printf("upstox-simulator api=%s control=%s%n", simulator.apiUri(), simulator.controlUri());
        if (scenarioFile != null) {
            introduce(simulator, System.out);
        }
        System.out.flush();
        return 0;
    }

    private UpstoxSimulator start(Scenario scenario) throws IOException {
        try {
            return UpstoxSimulator.start(config(scenario), scenario);
        } catch (ScenarioError e) {
            throw e.in(scenarioFile);
        }
    }

    private SimulatorConfig config(Scenario scenario) throws IOException {
        SimulatorConfig config = SimulatorConfig.defaults();
        if (file != null) {
            config = config.with(Json.read(Files.readAllBytes(file))
                    .orElseThrow(() -> new IllegalArgumentException(file + " is not JSON")));
        }
        ObjectNode given = Json.object();
        put(given, "host", host);
        put(given, "controlHost", controlHost);
        put(given, "controlToken", controlToken);
        put(given, "port", port);
        put(given, "controlPort", controlPort);
        return scenario.over(config).with(given);
    }

    private static void put(ObjectNode given, String name, Object value) {
        if (value != null) {
            given.set(name, Json.tree(value));
        }
    }

    /** Whom and what there is, for a person who wants to try it. */
    private static void introduce(UpstoxSimulator simulator, PrintStream out) {
        try (SimulatorControl control = simulator.control()) {
            out.printf("  orders, positions, witness   %s/control/%n", simulator.controlUri());
            out.printf("  phone (token requests)       %s/control/phone%n", simulator.controlUri());
            for (JsonNode user : control.call("GET", "/control/users", null)) {
                out.printf("  user %s, PIN %s, places orders from %s%n", user.path("userId").asText(),
                        user.path("pin").asText(), user.path("primaryIp").asText("nowhere"));
            }
            for (JsonNode app : control.call("GET", "/control/apps", null)) {
                out.printf("  app %s, secret %s, sign-in %s%n", app.path("clientId").asText(),
                        app.path("clientSecret").asText(), dialog(simulator, app));
            }
            out.println("Ctrl-C stops it.");
        }
    }

    private static String dialog(UpstoxSimulator simulator, JsonNode app) {
        return "%s/v2/login/authorization/dialog?response_type=code&client_id=%s&redirect_uri=%s".formatted(simulator.apiUri(),
                encoded(app.path("clientId").asText()), encoded(app.path("redirectUri").asText("")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
