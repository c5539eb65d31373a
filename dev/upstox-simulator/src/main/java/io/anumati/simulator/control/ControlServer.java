package io.anumati.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

import io.anumati.simulator.account.AddressTaken;
import io.anumati.simulator.api.Answer;
import io.anumati.simulator.api.Paths;
import io.anumati.simulator.api.Wire;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The control API: for tests, the demo and people, never for the services. Its README lists every address. */
public final class ControlServer implements Handler<HttpServerRequest> {

    private final Paths<ControlRoutes.Action> actions;
    private final Supplier<Broker> broker;
    private final String token;

    /** @param token null: none is asked for; @param reset puts everything back to the start */
    public ControlServer(Supplier<Broker> broker, Runnable reset, String token) {
        this.actions = ControlRoutes.all(reset);
        this.broker = broker;
        this.token = token;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (Pages.serve(request)) {
            return;
        }
        if (isFromElsewhere(request)) {
            Wire.send(request, no(403, "another site's page may not call the control API"));
            return;
        }
        if (!isAllowed(request)) {
            Wire.send(request, no(401, "a control token is needed"));
            return;
        }
        Optional<Paths.Found<ControlRoutes.Action>> found = actions.find(request.method(), request.path());
        if (found.isEmpty()) {
            Wire.send(request, no(404, "there is no %s %s".formatted(request.method(), request.path())));
            return;
        }
        Wire.body(request, body -> act(request, body, found.get())
                .onComplete(done -> Wire.send(request,
                        done.succeeded() ? Answer.json(200, done.result()) : refusal(done.cause()))));
    }

    private Future<Object> act(HttpServerRequest request, Buffer body, Paths.Found<ControlRoutes.Action> found) {
        try {
            return found.target().act(new ControlCall(broker.get(), found.names(), request.params(), body));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** A browser says which page a call comes from; other clients say nothing. */
    private static boolean isFromElsewhere(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equals("http://" + request.authority());
    }

    private boolean isAllowed(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return token == null
                || header != null && MessageDigest.isEqual(("Bearer " + token).getBytes(UTF_8), header.getBytes(UTF_8));
    }

    private static Answer refusal(Throwable cause) {
        return switch (cause) {
            case NotFound missing -> no(404, missing.getMessage());
            case AddressTaken taken -> no(409, taken.getMessage());
            case IllegalArgumentException wrong -> no(400, wrong.getMessage());
            default -> no(500, cause.toString());
        };
    }

    private static Answer no(int status, String why) {
        return Answer.json(status, Json.object().put("error", why));
    }
}
