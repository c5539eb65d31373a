package io.anumati.executor.component;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.anumati.testkit.DatabaseRole;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A Postgres of the test's own, which it may kill and start again: what it has committed is there again. */
public class OwnPostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String FOLDER = "test.postgres.folder";
    private static final String PORT = "test.postgres.port";

    @Override
    public Map<String, String> start() {
        PostgresServer.Options temporary = PostgresServer.Options.temporary();
        PostgresServer.Options options = new PostgresServer.Options(temporary.folder(), temporary.port(), true);
        Map<String, String> settings = new HashMap<>(
                PostgresServer.start(options).environment(DatabaseRole.ORDER_EXECUTOR_SERVICE));
        settings.put(FOLDER, options.folder().toString());
        settings.put(PORT, Integer.toString(options.port()));
        return settings;
    }

    static void kill() {
        ManagedProcess.find("postgres", options().folder()).orElseThrow().kill();
    }

    static void startAgain() {
        PostgresServer.start(options());
    }

    private static PostgresServer.Options options() {
        Config config = ConfigProvider.getConfig();
        return new PostgresServer.Options(Path.of(config.getValue(FOLDER, String.class)),
                config.getValue(PORT, Integer.class), true);
    }

    @Override
    public void stop() {
        // Ends with this program.
    }
}
