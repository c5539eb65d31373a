package io.anumati.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;

import io.anumati.simulator.SimulatorMain;

/** The simulator in a process of its own, on free ports. */
record SimulatorProcess(Process process, URI api, URI control) implements AutoCloseable {

    static SimulatorProcess start() throws IOException {
        Process process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC", "-Xmx2g", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), SimulatorMain.class.getName(),
                "--port", "0", "--control-port", "0")).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.contains("api=")) {
            throw new IOException("the simulator did not start");
        }
        return new SimulatorProcess(process, URI.create(line.replaceAll(".*api=(\\S+).*", "$1")),
                URI.create(line.replaceAll(".*control=(\\S+).*", "$1")));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
