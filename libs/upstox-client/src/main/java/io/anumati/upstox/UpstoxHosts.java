package io.anumati.upstox;

import java.net.URI;
import java.util.Objects;

/**
 * Where the broker is; scheme, host and port only, paths are added.
 *
 * @param api {@code https://api.upstox.com}: sign-in and reads
 * @param order {@code https://api-hft.upstox.com}: place and cancel
 */
public record UpstoxHosts(URI api, URI order) {

    public UpstoxHosts {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(order, "order");
    }
}
