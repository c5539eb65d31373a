package io.anumati.executor.operator;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.jwt.JsonWebToken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.OrderState;
import io.anumati.executor.operator.OutcomeWriter.Line;
import io.anumati.executor.operator.OutcomeWriter.Terms;
import io.anumati.executor.time.Time;
import io.anumati.web.ServiceProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Server-sent events of what comes of orders. */
@Path("/api/v1/operator/outcomes")
@RolesAllowed("operator")
class OutcomeResource {

    /**
     * @param state outcomes of these states; all without
     * @param lastEventId as of the event that the client saw last, when it comes back
     */
    record Wanted(@QueryParam("user") String user, @QueryParam("strategy") String strategy,
            @QueryParam("state") List<String> state, @HeaderParam("Last-Event-ID") String lastEventId) {
    }

    private record SseLine(Sse sse, SseEventSink sink, HttpServerRequest request) implements Line {

        @Override
        public CompletionStage<?> event(String name, String id, String data) {
            OutboundSseEvent.Builder event = sse.newEventBuilder().name(name).data(data);
            return sink.send((id == null ? event : event.id(id)).build());
        }

        @Override
        public CompletionStage<?> comment(String text) {
            return sink.send(sse.newEventBuilder().comment(text).build());
        }

        @Override
        public void close() {
            sink.close();
        }

        /** Resetting is enough for HTTP/2; else the connection would first be flushed, to somebody who does not read. */
        @Override
        public void abort() {
            request.response().reset();
            if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
                connection.channel().close();
            }
        }
    }

    private final OutcomeFeed feed;
    private final OperatorConfig config;
    private final Time time;
    private final ObjectMapper json;
    private final JsonWebToken token;

    OutcomeResource(OutcomeFeed feed, OperatorConfig config, Time time, ObjectMapper json, JsonWebToken token) {
        this.feed = feed;
        this.config = config;
        this.time = time;
        this.json = json;
        this.token = token;
    }

    /** Runs until the client goes, is too slow, or its token expires. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @NonBlocking
    public void outcomes(@BeanParam Wanted wanted, @Context Sse sse, @Context SseEventSink sink,
            @Context HttpServerRequest request) {
        OutcomeFilter filter = new OutcomeFilter(Optional.ofNullable(wanted.user()), Optional.ofNullable(wanted.strategy()),
                states(wanted.state()));
        OutcomeClient client = feed.join(filter, Optional.ofNullable(wanted.lastEventId()))
                .orElseThrow(() -> new ServiceProblem(OperatorProblem.TOO_MANY_STREAMS));
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Line line = new SseLine(sse, sink, request);
        line.comment("outcomes from now on");
        Terms terms = new Terms(config.heartbeat(), config.writeWithin(), Instant.ofEpochSecond(token.getExpirationTime()),
                this::json);
        Thread.ofVirtual().name("outcomes").start(() -> write(client, new OutcomeWriter(client, line, terms, time)));
    }

    private void write(OutcomeClient client, OutcomeWriter writer) {
        try {
            writer.run();
        } finally {
            feed.leave(client);
        }
    }

    private String json(Object told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an outcome has no JSON", impossible);
        }
    }

    private static Set<OrderState> states(List<String> names) {
        if (names == null || names.isEmpty()) {
            return Outcome.STATES;
        }
        EnumSet<OrderState> states = EnumSet.noneOf(OrderState.class);
        names.forEach(name -> states.add(Arrays.stream(OrderState.values())
                .filter(state -> state.name().equals(name) && Outcome.STATES.contains(state)).findFirst()
                .orElseThrow(() -> new ServiceProblem(OperatorProblem.INVALID_OUTCOME))));
        return states;
    }
}
