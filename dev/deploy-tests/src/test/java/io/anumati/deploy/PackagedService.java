package io.anumati.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.testkit.FreePorts;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.ProjectFolder;

/** A service as the build packs it, in a process of its own. */
record PackagedService(String url, ManagedProcess process) implements AutoCloseable {

    static PackagedService start(String name, Map<String, String> environment) {
        int port = FreePorts.next();
        Path jar = ProjectFolder.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"));
        ManagedProcess process = ManagedProcess.start(Launch.java(name, ProjectFolder.temporary(name), List.of("-Xmx256m"),
                List.of("-jar", jar.toString())).with(all));
        process.awaitReady(Duration.ofMinutes(2), () -> ManagedProcess.accepts(port));
        return new PackagedService("http://127.0.0.1:" + port, process);
    }

    @Override
    public void close() {
        process.close();
    }
}
