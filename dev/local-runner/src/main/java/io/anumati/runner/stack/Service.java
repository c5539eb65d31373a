package io.anumati.runner.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.anumati.testkit.DatabaseRole;

/** The five services, as started here. */
public enum Service {
    AUTH("auth-service", DatabaseRole.AUTH_SERVICE),
    VAULT("token-vault-service", null),
    SIGNAL("strategy-signal-service", DatabaseRole.STRATEGY_SIGNAL_SERVICE),
    EXECUTOR("order-executor-service", DatabaseRole.ORDER_EXECUTOR_SERVICE),
    AUDIT("audit-service", DatabaseRole.AUDIT_WRITER);

    private final String module;
    private final DatabaseRole role;

    Service(String module, DatabaseRole role) {
        this.module = module;
        this.role = role;
    }

    /** The module, also the name shown to people and the client id at the identity provider. */
    public String module() {
        return module;
    }

    /** The database login; token-vault-service has none. */
    public Optional<DatabaseRole> databaseRole() {
        return Optional.ofNullable(role);
    }

    public static List<String> modules() {
        return Arrays.stream(values()).map(Service::module).toList();
    }

    public static Optional<Service> named(String module) {
        return Arrays.stream(values()).filter(service -> service.module.equals(module)).findFirst();
    }
}
