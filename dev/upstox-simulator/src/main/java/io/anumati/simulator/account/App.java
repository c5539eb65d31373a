package io.anumati.simulator.account;

import java.util.Set;

/**
 * A developer app at the broker.
 *
 * @param clientId the API key
 * @param userId the customer who made it; null for an app that is nobody's (a vendor's)
 * @param redirectUri exact
 * @param notifierUrl may be null: no token requests then
 * @param postbackUrl may be null: no postbacks then
 * @param algoNames approved names for {@code X-Algo-Name}
 * @param multiClient whether other customers than the owner may log in
 */
public record App(String clientId, String clientSecret, String userId, String redirectUri, String notifierUrl,
        String postbackUrl, Set<String> algoNames, AppStatus status, boolean multiClient) {

    public App {
        if (clientId == null || clientId.isBlank() || clientSecret == null) {
            throw new IllegalArgumentException("an app needs clientId and clientSecret");
        }
        algoNames = algoNames == null ? Set.of() : Set.copyOf(algoNames);
        status = status == null ? AppStatus.ACTIVE : status;
    }

    public static App of(String clientId) {
        return new App(clientId, "secret-of-" + clientId, null, null, null, null, Set.of(), AppStatus.ACTIVE, false);
    }

    public boolean admits(String login) {
        return multiClient || userId == null || userId.equals(login);
    }

    public boolean isOf(String owner) {
        return userId != null && userId.equals(owner);
    }
}
