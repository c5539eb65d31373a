package io.anumati.runner.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.anumati.runner.demo.Http;
import io.anumati.testkit.Folders;
import io.anumati.testkit.PartFailed;

/**
 * The shipped realm of Keycloak: programs sign in by their secrets, people at its page, as the frontend would send them there.
 */
public final class KeycloakLogins {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    /** Where the frontend of {@code compose.yaml} would be; nothing needs to listen there. */
    private static final String FRONTEND = "http://localhost:3000/back";
    private static final String FRONTEND_CLIENT = "subscriber-app";

    private final Http http;
    private final String base;
    private final UnaryOperator<String> secretOfClient;
    private final String password = Folders.newSecret();

    /** @param base Keycloak's address, without a path */
    public KeycloakLogins(Http http, String base, UnaryOperator<String> secretOfClient) {
        this.http = http;
        this.base = base;
        this.secretOfClient = secretOfClient;
    }

    /** Accounts whose subject is the user id; those that are there already get this program's password. */
    public void createSubscribers(String adminPassword, List<String> userIds) {
        String admin = token("master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password",
                        adminPassword));
        List<Map<String, Object>> users = userIds.stream().map(this::account).toList();
        http.call("POST", base + "/admin/realms/anumati/partialImport", Map.of("ifResourceExists", "OVERWRITE", "users", users),
                Map.of("Authorization", "Bearer " + admin), 200);
    }

    private Map<String, Object> account(String userId) {
        return Map.of("id", userId, "username", userId, "enabled", true, "email", userId + "@anumati.example", "firstName",
                "Demo", "lastName", userId, "groups", List.of("/subscribers"), "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false)));
    }

    /** @return an access token by client credentials */
    public String client(String clientId) {
        return token("anumati", Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret",
                secretOfClient.apply(clientId)));
    }

    /** @return an access token by code and proof of possession */
    public String subscriber(String userId) {
        String verifier = Folders.newSecret() + Folders.newSecret();
        Http.Answer page = http.call("GET", openId("anumati") + "/auth?" + query(Map.of("client_id", FRONTEND_CLIENT,
                "response_type", "code", "scope", "openid", "redirect_uri", FRONTEND, "state", "demo", "code_challenge",
                challenge(verifier), "code_challenge_method", "S256")), null, Map.of(), 200);
        String cookies = page.raw().headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        Http.Form filled = new Http.Form(query(Map.of("username", userId, "password", password)));
        String back = http.call("POST", first(ACTION, page.raw().body()).replace("&amp;", "&"), filled,
                Map.of("Cookie", cookies), 302).header("Location");
        return token("anumati", Map.of("grant_type", "authorization_code", "client_id", FRONTEND_CLIENT, "code",
                first(CODE, back), "redirect_uri", FRONTEND, "code_verifier", verifier));
    }

    private String token(String realm, Map<String, String> form) {
        return http.call("POST", openId(realm) + "/token", new Http.Form(query(form)), Map.of(), 200).json()
                .path("access_token").asText();
    }

    private String openId(String realm) {
        return base + "/realms/" + realm + "/protocol/openid-connect";
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String query(Map<String, String> fields) {
        return new TreeMap<>(fields).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new PartFailed("Keycloak's sign-in page is not as expected: no " + pattern);
        }
        return found.group(1);
    }
}
