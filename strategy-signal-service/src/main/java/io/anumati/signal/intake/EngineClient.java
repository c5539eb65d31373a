package io.anumati.signal.intake;

import java.util.Optional;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which client a token was issued to: claim {@code azp}, or {@code client_id} where a provider has no {@code azp}. */
final class EngineClient {

    private EngineClient() {
    }

    static String of(JsonWebToken token) {
        return Optional.<String> ofNullable(token.getClaim("azp")).or(() -> Optional.ofNullable(token.getClaim("client_id")))
                .orElse("");
    }
}
