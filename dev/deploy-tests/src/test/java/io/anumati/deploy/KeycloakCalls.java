package io.anumati.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** HTTP as a client of Keycloak and a browser speak it; one cookie jar each. */
final class KeycloakCalls {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    /** As a browser does on localhost, secure cookies go over plain HTTP too; Java's own jar would keep them back. */
    private final Map<String, String> cookies = new TreeMap<>();

    HttpResponse<String> form(String url, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(fields))));
    }

    HttpResponse<String> get(String url, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return send(bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer));
    }

    /** @return the new thing's address */
    String create(String url, String bearer, Object body) {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", "Bearer " + bearer)
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError("%s answered %d: %s".formatted(url, answer.statusCode(), answer.body()));
            }
            return answer.headers().firstValue("Location").orElse("");
        } catch (IOException cause) {
            throw new AssertionError(cause);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException cause) {
            throw new AssertionError(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException cause) {
            throw new AssertionError(text, cause);
        }
    }

    /** What a token says. */
    static JsonNode claims(String token) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8));
    }
}
