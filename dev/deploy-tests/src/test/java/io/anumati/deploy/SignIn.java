package io.anumati.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at Keycloak's sign-in page, and the frontend that turns the code into a token. */
record SignIn(String issuer, String redirect, String verifier) {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    String accessToken(String user, String password) throws Exception {
        KeycloakCalls browser = new KeycloakCalls();
        String challenge = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        HttpResponse<String> page = browser.get(issuer + "/protocol/openid-connect/auth?" + KeycloakCalls.query(Map.of(
                "client_id", "subscriber-app", "response_type", "code", "scope", "openid", "redirect_uri", redirect, "state",
                "s", "code_challenge", challenge, "code_challenge_method", "S256")), "");
        String action = first(ACTION, page.body()).replace("&amp;", "&");
        HttpResponse<String> answer = browser.form(action, Map.of("username", user, "password", password));
        String code = first(CODE, answer.headers().firstValue("Location").orElse(answer.body()));
        return KeycloakCalls.json(browser.form(issuer + "/protocol/openid-connect/token", Map.of("grant_type",
                "authorization_code", "client_id", "subscriber-app", "code", code, "redirect_uri", redirect, "code_verifier",
                verifier)).body()).path("access_token").asText();
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no %s in: %s".formatted(pattern, text));
        }
        return found.group(1);
    }
}
