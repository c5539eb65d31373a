package io.anumati.upstox;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A user's access token: goes into the Authorization header and nowhere else; it never prints. JSON may bring it as a string.
 */
public record AccessToken(String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccessToken {
        Text.need(value, "access token");
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
