package io.anumati.auth.connection;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionException;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.anumati.auth.secret.Hashes;
import io.anumati.auth.secret.Secret;
import io.anumati.web.Correlation;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What the broker calls. It neither authenticates nor signs: the path is the secret, and the answer tells nothing. */
@Path("/hooks/upstox")
@PermitAll
@Singleton
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class HookResource {

    private static final Map<String, String> RECEIVED = Map.of("status", "received");

    private final NotifierDesk notifier;
    private final PostbackDesk postback;
    private final Correlation correlation;
    private final Clock clock;
    private final CallRate rate;

    HookResource(NotifierDesk notifier, PostbackDesk postback, Correlation correlation, Clock clock,
            ConnectionConfig config) {
        this.notifier = notifier;
        this.postback = postback;
        this.correlation = correlation;
        this.clock = clock;
        this.rate = new CallRate(config.hookCallsPerMinute());
    }

    @POST
    @Path("notifier/{secret}")
    @RunOnVirtualThread
    public Map<String, String> notice(String secret, byte[] body) {
        if (rate.allows(Hashes.sha256(secret), clock.instant())) {
            notifier.take(new Secret(secret), body, correlation.cause());
        } else {
            notifier.dropUnread();
        }
        return RECEIVED;
    }

    @POST
    @Path("postback/{secret}")
    @RunOnVirtualThread
    public Response update(String secret, byte[] body) {
        if (!rate.allows(Hashes.sha256(secret), clock.instant())) {
            return Response.status(Response.Status.TOO_MANY_REQUESTS).build();
        }
        try {
            postback.take(new Secret(secret), body, correlation.cause());
            return Response.ok(RECEIVED).build();
        } catch (CompletionException notTaken) {
            Log.warnf("postback not published, the broker may send it again cause=%s", notTaken.getCause());
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
    }
}
