package io.anumati.signal.intake;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** The client that the caller's token was issued to. */
@RequestScoped
class EngineClient {

    private final JsonWebToken token;

    EngineClient(JsonWebToken token) {
        this.token = token;
    }

    /** Claim {@code azp}, or {@code client_id} where a provider has no {@code azp}; empty when it has neither. */
    String id() {
        return Optional.<String> ofNullable(token.getClaim("azp")).or(() -> Optional.ofNullable(token.getClaim("client_id")))
                .orElse("");
    }
}
