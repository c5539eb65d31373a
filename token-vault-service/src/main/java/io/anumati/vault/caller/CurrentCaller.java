package io.anumati.vault.caller;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.anumati.contracts.TokenEvent;
import io.anumati.web.CommonProblem;
import io.anumati.web.Correlation;
import io.anumati.web.ServiceProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;

/** The service behind the bearer token of this request. */
@RequestScoped
public class CurrentCaller {

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final HttpServerRequest request;
    private final Correlation cause;

    CurrentCaller(SecurityIdentity identity, JsonWebToken token, HttpServerRequest request, Correlation cause) {
        this.identity = identity;
        this.token = token;
        this.request = request;
        this.cause = cause;
    }

    /** @throws ServiceProblem {@code FORBIDDEN} for a caller that has not exactly one role */
    public Asking asking() {
        return applicant().as(_ -> true).orElseThrow(() -> new ServiceProblem(CommonProblem.FORBIDDEN));
    }

    /** Also one without a role of this service. */
    public Applicant applicant() {
        String service = claim("azp").or(() -> claim("client_id")).orElseGet(token::getSubject);
        return new Applicant(CallerRole.among(identity.getRoles()),
                new TokenEvent.Caller(service, request.remoteAddress().hostAddress()), cause.cause());
    }

    private Optional<String> claim(String name) {
        return token.claim(name);
    }
}
