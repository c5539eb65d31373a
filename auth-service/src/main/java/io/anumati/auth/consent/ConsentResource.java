package io.anumati.auth.consent;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.anumati.auth.order.Applied;
import io.anumati.auth.order.Effect;
import io.anumati.auth.order.Effects;
import io.anumati.auth.secret.Hashes;
import io.anumati.auth.store.Storable;
import io.anumati.auth.web.CurrentUser;
import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.web.Correlation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

@Path("/api/v1/me/authorisations")
@RolesAllowed("subscriber")
class ConsentResource {

    record AskedInputs(@NotNull Integer lots, @NotNull BigDecimal multiplier,
            @Size(max = 50) Map<@Size(max = 64) @Storable String, @NotNull @Size(max = 256) @Storable String> parameters) {

        Inputs inputs() {
            return new Inputs(lots, multiplier, parameters == null ? Map.of() : parameters);
        }
    }

    record AskedLimits(@NotNull BigDecimal maxOrderValue, @NotNull Long maxQuantity, @NotNull Integer maxOrdersPerDay) {

        Limits limits() {
            return new Limits(maxOrderValue, maxQuantity, maxOrdersPerDay);
        }
    }

    record Asked(@NotNull @Size(max = 64) @Storable String strategyId,
            @NotNull @Size(max = 64) @Storable String strategyVersion,
            @NotNull @Valid AskedInputs inputs, @NotNull @Valid AskedLimits limits, @NotNull Boolean perSignalConfirm,
            @NotNull @Size(max = 128) String acceptedRiskDocumentHash, Instant validTo) {
    }

    record Stopped(String state, Effect effect) {
    }

    private final ConsentDesk consents;
    private final ActivationDesk activations;
    private final ConsentViews views;
    private final Effects effects;
    private final ConsentConfig config;
    private final CurrentUser user;
    private final Correlation correlation;
    private final Clock clock;

    ConsentResource(ConsentDesk consents, ActivationDesk activations, ConsentViews views, Effects effects,
            ConsentConfig config, CurrentUser user, Correlation correlation, Clock clock) {
        this.consents = consents;
        this.activations = activations;
        this.views = views;
        this.effects = effects;
        this.config = config;
        this.user = user;
        this.correlation = correlation;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    public List<AuthorisationView> authorisations() {
        return views.of(user.id());
    }

    @POST
    @RunOnVirtualThread
    public Response authorise(@Valid @NotNull Asked asked, HttpServerRequest request,
            @HeaderParam("User-Agent") String userAgent) {
        String address = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        Evidence evidence = new Evidence("API", address, userAgent == null ? null : Hashes.sha256(userAgent));
        Authorisation granted = consents.grant(user.id(), terms(asked), evidence, correlation.cause());
        AuthorisationView view = views.of(user.id()).stream()
                .filter(one -> one.authorisationId().equals(granted.authorisationId())).findFirst().orElseThrow();
        return Response.status(Response.Status.CREATED).entity(view).build();
    }

    @DELETE
    @Path("{authorisationId}")
    @RunOnVirtualThread
    public Response withdraw(@Storable String authorisationId) {
        consents.withdraw(user.id(), authorisationId, correlation.cause());
        return stopped("WITHDRAWN", views.withdrawnVersion(authorisationId));
    }

    @POST
    @Path("{authorisationId}/activation")
    @RunOnVirtualThread
    public Response activate(@Storable String authorisationId) {
        Activation active = activations.activate(user.id(), authorisationId, correlation.cause());
        return Response.status(Response.Status.CREATED).entity(active).build();
    }

    @DELETE
    @Path("{authorisationId}/activation")
    @RunOnVirtualThread
    public Response stop(@Storable String authorisationId) {
        activations.stop(user.id(), authorisationId, correlation.cause());
        return stopped("STOPPED", views.stoppedVersion(user.id(), authorisationId));
    }

    private Response stopped(String state, long version) {
        Effect effect = effects.await(user.id(), Applied.What.AUTHORITY, version);
        return Response.status(effect.httpStatus()).entity(new Stopped(state, effect)).build();
    }

    private Terms terms(Asked asked) {
        Instant validTo = asked.validTo() == null ? clock.instant().plus(config.maxValidity()) : asked.validTo();
        return new Terms(asked.strategyId(), asked.strategyVersion(), asked.inputs().inputs(), asked.limits().limits(),
                asked.perSignalConfirm(), asked.acceptedRiskDocumentHash(), validTo);
    }
}
