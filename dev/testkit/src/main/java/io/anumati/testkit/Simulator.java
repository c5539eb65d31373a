package io.anumati.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The broker stand-in: the one at {@code ANUMATI_PARTS_SIMULATOR} (API) and {@code ANUMATI_PARTS_SIMULATOR_CONTROL}, or
 * dev/upstox-simulator in a process of its own.
 */
public final class Simulator implements AutoCloseable {

    /** URL of the broker's API of a simulator that is already there. */
    public static final String ADDRESS_VARIABLE = "ANUMATI_PARTS_SIMULATOR";
    /** URL of its control API. */
    public static final String CONTROL_VARIABLE = "ANUMATI_PARTS_SIMULATOR_CONTROL";

    private static final String NAME = "upstox-simulator";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /** @param folder keeps the log */
    public record Options(Path folder, int port, int controlPort) {

        public static Options temporary() {
            return new Options(ProjectFolder.temporary(NAME), FreePorts.next(), FreePorts.next());
        }

        Launch launch() {
            return Launch.java(NAME, folder, List.of("-Xmx256m"),
                    List.of("-cp", ProjectFolder.classPathOf("dev/upstox-simulator"), "io.anumati.simulator.SimulatorMain",
                            "--port",
                            Integer.toString(port), "--control-port", Integer.toString(controlPort)));
        }
    }

    private final String apiUrl;
    private final String controlUrl;
    private final Optional<ManagedProcess> process;

    private Simulator(String apiUrl, String controlUrl, Optional<ManagedProcess> process) {
        this.apiUrl = apiUrl;
        this.controlUrl = controlUrl;
        this.process = process;
    }

    /** For tests: free ports and a folder of its own. */
    public static Simulator start() {
        return GivenParts.address(ADDRESS_VARIABLE)
                .map(api -> new Simulator(api, GivenParts.required(CONTROL_VARIABLE), Optional.empty()))
                .orElseGet(() -> start(Options.temporary()));
    }

    public static Simulator start(Options options) {
        FreePorts.requireFree(NAME, options.port());
        FreePorts.requireFree(NAME, options.controlPort());
        ManagedProcess process = ManagedProcess.start(options.launch()).awaitReady(START_LIMIT,
                () -> ManagedProcess.accepts(options.port()) && ManagedProcess.accepts(options.controlPort()));
        return new Simulator("http://127.0.0.1:" + options.port(), "http://127.0.0.1:" + options.controlPort(),
                Optional.of(process));
    }

    /** The broker's API: all its hosts in one. */
    public String apiUrl() {
        return apiUrl;
    }

    /** The control API: users, faults, witness. */
    public String controlUrl() {
        return controlUrl;
    }

    /** What services and Quarkus tests need to find it. */
    public Map<String, String> environment() {
        return Map.of("ANUMATI_UPSTOX_API_URL", apiUrl, "ANUMATI_UPSTOX_ORDER_URL", apiUrl, "ANUMATI_UPSTOX_DIALOG_URL", apiUrl,
                "ANUMATI_UPSTOX_INSTRUMENTS_URL", apiUrl + "/market-quote/instruments/exchange/complete.json.gz");
    }

    /** The process, for faults; empty when the address was given. */
    public Optional<ManagedProcess> process() {
        return process;
    }

    @Override
    public void close() {
        process.ifPresent(ManagedProcess::close);
    }
}
