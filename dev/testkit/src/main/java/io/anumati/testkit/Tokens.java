package io.anumati.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Bearer tokens from the identity provider, each asked for anew. */
public final class Tokens {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY_SECRET = "any";

    private final String issuer;

    private Tokens(String issuer) {
        this.issuer = issuer;
    }

    public static Tokens of(IdentityProvider provider) {
        return of(provider.issuer());
    }

    /** @param issuer as in {@code ANUMATI_OIDC_URL} */
    public static Tokens of(String issuer) {
        return new Tokens(issuer);
    }

    /** Of the provider that {@link IdentityProviderResource} started. */
    public static Tokens shared() {
        return of(Shared.property("identity-provider", "ANUMATI_OIDC_URL"));
    }

    /** A user with role {@code subscriber}; {@code sub} is the user id. */
    public String subscriber(String userId) {
        return ask(issuer, password(userId));
    }

    /** A client with the roles the provider knows for it, for example {@code demo-engine} or {@code operator-console}. */
    public String client(String clientId) {
        return client(clientId, ANY_SECRET);
    }

    public String client(String clientId, String secret) {
        return ask(issuer, Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret, "scope",
                "openid"));
    }

    /** A token that is signed well, but by another issuer: no service may take it. */
    public String stranger(String userId) {
        return ask(issuer.substring(0, issuer.lastIndexOf('/')) + "/stranger", password(userId));
    }

    private static Map<String, String> password(String userId) {
        return Map.of("grant_type", "password", "client_id", "subscriber-app", "client_secret", ANY_SECRET, "username", userId,
                "password", ANY_SECRET, "scope", "openid");
    }

    private static String ask(String issuer, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new PartFailed("the identity provider answered %d to a token request".formatted(answer.statusCode()));
            }
            return JSON.readTree(answer.body()).path("access_token").asText();
        } catch (IOException cause) {
            throw new PartFailed("the identity provider does not answer at " + issuer, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted while a token was asked for", interrupted);
        }
    }
}
