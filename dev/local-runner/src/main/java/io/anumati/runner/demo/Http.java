package io.anumati.runner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON over HTTP as any outside program would speak it. Redirects are not followed: the demo walks them one by one. */
public final class Http implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();
    private final UnaryOperator<URI> way;

    /** Every address leads where it says. */
    public Http() {
        this(UnaryOperator.identity());
    }

    /** @param way from an address that was told to the one that leads there from here */
    public Http(UnaryOperator<URI> way) {
        this.way = way;
    }

    /** An answer with its body as JSON; a missing node where the body is none. */
    public record Answer(int status, JsonNode json, HttpResponse<String> raw) {

        public String header(String name) {
            return raw.headers().firstValue(name)
                    .orElseThrow(() -> new DemoFailure("%s answered without header %s".formatted(raw.uri(), name)));
        }
    }

    public Answer call(String method, String url, Object body, Map<String, String> headers, int... allowed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(way.apply(URI.create(url))).timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
        if (body != null && !(body instanceof Form)) {
            request.header("Content-Type", "application/json");
        }
        if (body instanceof Form) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach(request::header);
        HttpResponse<String> answer = send(request.build());
        if (allowed.length > 0 && Arrays.stream(allowed).noneMatch(status -> status == answer.statusCode())) {
            throw new DemoFailure(
                    "%s %s answered %d: %s".formatted(method, url, answer.statusCode(), shortened(answer.body())));
        }
        return new Answer(answer.statusCode(), json(answer.body()), answer);
    }

    /** Saves an answer's body to a file. */
    public void download(String url, Map<String, String> headers, Path file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(way.apply(URI.create(url))).timeout(Duration.ofMinutes(2));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new DemoFailure("GET %s answered %d".formatted(url, answer.statusCode()));
                }
                java.nio.file.Files.copy(body, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unreachable) {
            throw new Unreachable(url, unreachable);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new Unreachable(request.uri().toString(), unreachable);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static DemoFailure interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new DemoFailure("stopped: " + stopped.getMessage());
    }

    private static String text(Object body) {
        try {
            return body instanceof Form(var encoded) ? encoded : JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    private static String shortened(String body) {
        return body.length() <= 400 ? body : body.substring(0, 400) + "…";
    }

    @Override
    public void close() {
        client.close();
    }

    /** A form's content, already encoded. */
    public record Form(String encoded) {
    }

    /** No answer came: the other side is away. */
    public static final class Unreachable extends DemoFailure {

        Unreachable(String url, IOException cause) {
            super("%s cannot be reached: %s".formatted(url, cause));
        }
    }
}
