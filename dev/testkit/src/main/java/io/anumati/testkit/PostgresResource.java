package io.anumati.testkit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Postgres for a Quarkus test, shared by all tests of this program. Init argument {@code service}: {@code auth},
 * {@code signal},
 * {@code executor} or {@code audit}, whose role and schema the test gets. {@code testkit.postgres.superuser-url} is for
 * tampering.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private enum Service {
        AUTH(DatabaseRole.AUTH_SERVICE),
        SIGNAL(DatabaseRole.STRATEGY_SIGNAL_SERVICE),
        EXECUTOR(DatabaseRole.ORDER_EXECUTOR_SERVICE),
        AUDIT(DatabaseRole.AUDIT_WRITER);

        private final DatabaseRole role;

        Service(DatabaseRole role) {
            this.role = role;
        }
    }

    private Service service;

    @Override
    public void init(Map<String, String> arguments) {
        String name = arguments.get("service");
        if (name == null) {
            throw new IllegalArgumentException("PostgresResource needs init argument service=auth|signal|executor|audit");
        }
        service = Service.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public Map<String, String> start() {
        String prefix = service + ".";
        Map<String, String> settings = new HashMap<>();
        Shared.once("postgres", PostgresResource::startForAll).forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            } else if (key.startsWith("testkit.")) {
                settings.put(key, value);
            }
        });
        return settings;
    }

    private static Map<String, String> startForAll() {
        PostgresServer server = PostgresServer.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("testkit.postgres.superuser-url", server.superuserJdbcUrl());
        for (Service service : Service.values()) {
            server.environment(service.role).forEach((key, value) -> settings.put(service + "." + key, value));
        }
        return settings;
    }

    @Override
    public void stop() {
        // Shared: ends with this program.
    }
}
