package io.anumati.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** OpenBao's HTTP API, as far as set-up and tests need it. Bodies never reach a log or an exception. */
public final class OpenBaoApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** @param body an empty object when there was none */
    public record Answer(int status, JsonNode body) {

        public boolean ok() {
            return status / 100 == 2;
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Optional<String> token;

    private OpenBaoApi(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    public static OpenBaoApi at(String url) {
        return new OpenBaoApi(URI.create(url), Optional.empty());
    }

    public OpenBaoApi withToken(String token) {
        return new OpenBaoApi(base, Optional.of(token));
    }

    /** Logged in as a role: everything it does is under that role's policy. */
    public OpenBaoApi login(AppRole.Login login) {
        JsonNode answer = require("POST", "auth/approle/login",
                Map.of("role_id", login.roleId(), "secret_id", login.secretId()));
        return withToken(answer.at("/auth/client_token").asText());
    }

    public Answer call(String method, String path, Map<String, ?> body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/v1/" + path)).timeout(LIMIT).method(method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            token.ifPresent(value -> request.header("X-Vault-Token", value));
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(),
                    response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body()));
        } catch (IOException cause) {
            throw new PartFailed("OpenBao does not answer at " + base, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted while OpenBao was asked", interrupted);
        }
    }

    public Answer get(String path) {
        return call("GET", path, Map.of());
    }

    JsonNode require(String method, String path, Map<String, ?> body) {
        Answer answer = call(method, path, body);
        if (!answer.ok()) {
            throw new PartFailed("OpenBao answered %d to %s %s".formatted(answer.status(), method, path));
        }
        return answer.body();
    }
}
