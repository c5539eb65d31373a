package io.anumati.upstox;

/** A user's access token: goes into the Authorization header and nowhere else; it never prints. */
public record AccessToken(String value) {

    public AccessToken {
        Text.need(value, "access token");
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
