package io.anumati.e2e;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.anumati.runner.stack.LocalStack;

/** A stack's database as its administrator reaches it. */
final class StackDatabase {

    private StackDatabase() {
    }

    /** What a runbook's blocks expect: Postgres' own variables, and where checkpoints lie. */
    static Map<String, String> environment(LocalStack stack) {
        URI address = URI.create(stack.postgres().superuserJdbcUrl().substring("jdbc:".length()));
        Map<String, String> login = new HashMap<>();
        Stream.of(address.getQuery().split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> login.put(pair[0], pair[1]));
        return Map.of("PGHOST", address.getHost(), "PGPORT", Integer.toString(address.getPort()), "PGUSER", login.get("user"),
                "PGPASSWORD", login.get("password"), "PGDATABASE", "anumati", "KAFKA", stack.kafka().bootstrapServers(),
                "CHECKPOINTS", stack.folder().of("audit-checkpoints").toString());
    }
}
