package io.anumati.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the simulator until it is stopped. */
@Command(name = "upstox-simulator", mixinStandardHelpOptions = true, description = "A stand-in for the Upstox broker.")
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

    public static void main(String[] arguments) {
        int status = new CommandLine(new SimulatorMain()).setExecutionExceptionHandler((e, line, _) -> {
            line.getErr().println(e.getMessage());
            return 1;
        }).execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws IOException {
        UpstoxSimulator simulator = UpstoxSimulator.start(config());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.printf("upstox-simulator api=%s control=%s%n", simulator.apiUri(), simulator.controlUri());
        return 0;
    }

    private SimulatorConfig config() throws IOException {
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
        return config.with(given);
    }

    private static void put(ObjectNode given, String name, Object value) {
        if (value != null) {
            given.set(name, Json.tree(value));
        }
    }
}
