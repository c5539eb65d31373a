package io.anumati.upstox;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;

/** Where to connect to once; whoever has it reads the user's orders, so it never prints. */
record StreamAddress(URI uri) {

    StreamAddress {
        Text.need(uri, "address of the stream");
        String scheme = uri.getScheme();
        if (!("ws".equals(scheme) || "wss".equals(scheme)) || uri.getHost() == null) {
            throw new IllegalArgumentException("no address of a stream");
        }
    }

    /** The field comes in either spelling, or in both. */
    static StreamAddress of(JsonNode data) {
        String address = data.path("authorized_redirect_uri").asText(data.path("authorizedRedirectUri").asText());
        return new StreamAddress(URI.create(address));
    }

    boolean isSecure() {
        return "wss".equals(uri.getScheme());
    }

    int port() {
        int standard = isSecure() ? 443 : 80;
        return uri.getPort() < 0 ? standard : uri.getPort();
    }

    String pathAndQuery() {
        String query = uri.getRawQuery();
        return uri.getRawPath() + (query == null ? "" : "?" + query);
    }

    @Override
    public String toString() {
        return "StreamAddress[***]";
    }
}
