package io.anumati.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;

import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What a token of issuer {@code /anumati} says: subject, audience, roles in {@code groups}, the client in {@code azp}. */
final class PlatformTokens implements OAuth2TokenCallback {

    static final String ISSUER = "anumati";
    static final String AUDIENCE = "anumati";
    private static final long SECONDS_VALID = 8 * 3600;

    @Override
    public String issuerId() {
        return ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        return userOf(request).orElseGet(() -> clientOf(request));
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        String client = clientOf(request);
        List<String> roles = userOf(request).isPresent() ? List.of("subscriber") : Clients.rolesOf(client);
        return Map.of("groups", roles, "azp", client, "client_id", client);
    }

    @Override
    public long tokenExpiry() {
        return SECONDS_VALID;
    }

    private static Optional<String> userOf(TokenRequest request) {
        return request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant login
                ? Optional.of(login.getUsername())
                : Optional.empty();
    }

    private static String clientOf(TokenRequest request) {
        return request.getClientAuthentication() != null ? request.getClientAuthentication().getClientID().getValue()
                : request.getClientID().getValue();
    }
}
