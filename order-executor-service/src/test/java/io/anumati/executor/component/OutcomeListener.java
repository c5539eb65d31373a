package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.anumati.testkit.Tokens;

/** A console that listens to outcomes. */
final class OutcomeListener implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Stream<String> stream;

    OutcomeListener(String url, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Authorization",
                "Bearer " + Tokens.shared().client("operator-console"));
        HttpResponse<Stream<String>> answer = http.send(
                (lastEventId == null ? request : request.header("Last-Event-ID", lastEventId)).build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        stream = answer.body();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            stream.forEach(lines::add);
        } catch (UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    List<String> events() {
        return values("event");
    }

    List<String> ids() {
        return values("id");
    }

    List<String> data() {
        return values("data");
    }

    long heartbeats() {
        return lines.stream().filter(line -> line.startsWith(":")).count();
    }

    private List<String> values(String field) {
        return lines.stream().filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip()).toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
