package io.anumati.testkit;

import java.util.Locale;

/** The login of one service, and the one schema it sees. */
public enum DatabaseRole {
    AUTH_SERVICE("auth", true),
    STRATEGY_SIGNAL_SERVICE("signal", true),
    ORDER_EXECUTOR_SERVICE("executor", true),
    /** Runs audit-service's migrations. */
    AUDIT_OWNER("audit", true),
    /** What audit-service runs as: inserts and selects, never updates or deletes. */
    AUDIT_WRITER("audit", false);

    private final String schema;
    private final boolean owner;

    DatabaseRole(String schema, boolean owner) {
        this.schema = schema;
        this.owner = owner;
    }

    public String schema() {
        return schema;
    }

    boolean ownsSchema() {
        return owner;
    }

    /** The name at the server. */
    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }
}
