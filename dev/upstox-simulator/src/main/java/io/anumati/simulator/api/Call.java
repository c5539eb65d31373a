package io.anumati.simulator.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.anumati.simulator.account.Session;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.json.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** One request to the broker, read as far as somebody asked. */
final class Call {

    private static final String BEARER = "Bearer ";

    private final ApiCall api;
    private final Broker broker;
    private final HttpServerRequest request;
    private final Buffer body;
    private final Map<String, String> path;
    private final String token;
    private JsonNode json;
    private MultiMap form;
    private long brokerNanos;
    private long arrivedAtMicros;
    private long monotonicNanos;
    private List<String> orderIds = List.of();

    Call(ApiCall api, Broker broker, HttpServerRequest request, Buffer body, Map<String, String> path) {
        this.api = api;
        this.broker = broker;
        this.request = request;
        this.body = body;
        this.path = path;
        String header = request.getHeader("Authorization");
        this.token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
        arrive();
    }

    /** It is at the broker's door now. */
    void arrive() {
        brokerNanos = broker.clock().nanos();
        arrivedAtMicros = broker.clock().machineMicros();
        monotonicNanos = System.nanoTime();
    }

    ApiCall api() {
        return api;
    }

    Broker broker() {
        return broker;
    }

    long brokerNanos() {
        return brokerNanos;
    }

    long arrivedAtMicros() {
        return arrivedAtMicros;
    }

    long monotonicNanos() {
        return monotonicNanos;
    }

    String path(String name) {
        return path.get(name);
    }

    /** Empty when the query does not have it, or cannot be read. */
    Optional<String> query(String name) {
        try {
            return Optional.ofNullable(request.getParam(name)).filter(text -> !text.isBlank());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String header(String name) {
        return request.getHeader(name);
    }

    String source() {
        return request.connection().remoteAddress().hostAddress();
    }

    Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /** The session of the token, live or not. */
    Optional<Session> session() {
        return token().flatMap(broker.sessions()::find);
    }

    /** The body as JSON; missing when it is none. */
    JsonNode json() {
        if (json == null) {
            json = Json.read(body.getBytes()).orElse(MissingNode.getInstance());
        }
        return json;
    }

    Optional<String> form(String name) {
        if (form == null) {
            form = FormText.read(body);
        }
        return Optional.ofNullable(form.get(name)).filter(text -> !text.isBlank());
    }

    /** Orders this call made, for the witness. */
    void made(List<String> ids) {
        orderIds = ids;
    }

    List<String> orderIds() {
        return orderIds;
    }
}
