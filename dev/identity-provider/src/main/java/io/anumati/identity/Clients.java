package io.anumati.identity;

import java.util.List;
import java.util.Map;

/**
 * The clients this identity provider knows, with the roles their tokens carry. An unknown client gets a token without roles.
 */
final class Clients {

    private static final Map<String, List<String>> ROLES = Map.of(
            "auth-service", List.of("vault-authority"),
            "order-executor-service", List.of("vault-execution"),
            "audit-service", List.of("vault-checkpoint"),
            "strategy-signal-service", List.of(),
            "demo-engine", List.of("engine"),
            "second-engine", List.of("engine"),
            "operator-console", List.of("operator"),
            "compliance-console", List.of("compliance"));

    private Clients() {
    }

    static List<String> rolesOf(String clientId) {
        return ROLES.getOrDefault(clientId, List.of());
    }
}
