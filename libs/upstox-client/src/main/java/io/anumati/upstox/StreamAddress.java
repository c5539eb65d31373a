package io.anumati.upstox;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Where to connect to once; whoever has it reads the user's orders, so it never prints. */
record StreamAddress(
        @JsonProperty("authorized_redirect_uri") @JsonAlias("authorizedRedirectUri") URI authorizedRedirectUri) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    StreamAddress {
        Text.need(authorizedRedirectUri, "address of the stream");
        String scheme = authorizedRedirectUri.getScheme();
        if (!("ws".equals(scheme) || "wss".equals(scheme)) || authorizedRedirectUri.getHost() == null) {
            throw new IllegalArgumentException("no address of a stream");
        }
    }

    boolean isSecure() {
        return "wss".equals(authorizedRedirectUri.getScheme());
    }

    int port() {
        int standard = isSecure() ? 443 : 80;
        return authorizedRedirectUri.getPort() < 0 ? standard : authorizedRedirectUri.getPort();
    }

    String pathAndQuery() {
        String query = authorizedRedirectUri.getRawQuery();
        return authorizedRedirectUri.getRawPath() + (query == null ? "" : "?" + query);
    }

    @Override
    public String toString() {
        return "StreamAddress[***]";
    }
}
