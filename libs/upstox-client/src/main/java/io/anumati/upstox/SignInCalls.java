package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How a token is got and given back. Tokens are bound to no address. */
public final class SignInCalls {

    private static final Egress DIRECT = new Egress.Direct();

    private final Caller caller;

    SignInCalls(Caller caller) {
        this.caller = caller;
    }

    /** Turns a redirect's code into a token. The code is spent, whatever comes back. Source: page "Get Token". */
    public CompletableFuture<TokenGrant> exchange(TokenExchange exchange) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("code", exchange.code());
        form.put("client_id", exchange.clientId());
        form.put("client_secret", exchange.clientSecret().value());
        form.put("redirect_uri", exchange.redirectUri());
        form.put("grant_type", "authorization_code");
        Call call = caller.bare(Endpoint.TOKEN_EXCHANGE, "").secret(exchange.code()).secret(exchange.clientSecret().value())
                .body("application/x-www-form-urlencoded", Caller.query(form).getBytes(UTF_8));
        // the only answer without an envelope
        return caller.answer(DIRECT, call,
                (made, answer) -> AnswerReader.as(Grant.class, AnswerReader.success(made, answer), made, answer)
                        .toTokenGrant());
    }

    /** Asks the app's own user, by push message, for a token. Source: page "Access Token Request for User". */
    public CompletableFuture<TokenRequestAnswer> requestToken(String clientId, ClientSecret clientSecret) {
        Call call = Caller.withJson(
                caller.bare(Endpoint.TOKEN_REQUEST, Caller.encode(Text.need(clientId, "client id")))
                        .secret(clientSecret.value()),
                Map.of("client_secret", clientSecret.value()));
        return caller.one(Asked.class, Asked::toAnswer, DIRECT, call);
    }

    /** Ends the token. Source: page "Logout". */
    public CompletableFuture<Void> logout(AccessToken token, Egress egress) {
        return caller.answer(egress, caller.call(Endpoint.LOGOUT, token), (call, answer) -> {
            AnswerReader.data(call, answer);
            return null;
        });
    }

    private record Grant(String userId, String accessToken) {

        Grant {
            Text.need(userId, "user id");
            Text.need(accessToken, "access token");
        }

        TokenGrant toTokenGrant() {
            return new TokenGrant(userId, new AccessToken(accessToken));
        }
    }

    private record Asked(Instant authorizationExpiry, String notifierUrl) {

        Asked {
            if (authorizationExpiry == null) {
                throw new IllegalArgumentException("the expiry is missing");
            }
        }

        TokenRequestAnswer toAnswer() {
            return new TokenRequestAnswer(authorizationExpiry, notifierUrl);
        }
    }
}
