package io.anumati.upstox;

/**
 * What turns a redirect's code into a token.
 *
 * @param code single use, also when the exchange fails; never prints
 * @param redirectUri exactly as registered with the app
 */
public record TokenExchange(String code, String clientId, ClientSecret clientSecret, String redirectUri) {

    public TokenExchange {
        Text.need(code, "code");
        Text.need(clientId, "client id");
        Text.need(redirectUri, "redirect address");
    }

    @Override
    public String toString() {
        return "TokenExchange[code=***, clientId=%s, redirectUri=%s]".formatted(clientId, redirectUri);
    }
}
