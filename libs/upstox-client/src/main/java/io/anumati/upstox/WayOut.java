package io.anumati.upstox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.SocketAddress;

/** Puts into a request where to connect to: the host's IPv4 address, or the proxy's. */
final class WayOut {

    private final Ipv4Names names = new Ipv4Names();
    private final UpstoxTimeouts timeouts;

    WayOut(UpstoxTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    /** Fails with {@link NotSent} when the name has no IPv4 address. */
    <T extends RequestOptions> CompletableFuture<T> find(Egress egress, T options) {
        options.setFollowRedirects(false).setConnectTimeout(timeouts.connect().toMillis());
        CompletableFuture<T> found = new CompletableFuture<>();
        names.address(peer(egress, options)).copy().orTimeout(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((address, failed) -> {
                    if (failed == null) {
                        lead(egress, options, address);
                        found.complete(options);
                    } else {
                        found.completeExceptionally(new NotSent("no connection: the address cannot be looked up", failed));
                    }
                });
        return found;
    }

    /** No connection could be had that way: another address of the same name may do better. */
    void failed(Egress egress, RequestOptions options) {
        if (options.getProxyOptions() != null) {
            names.avoid(peer(egress, options), options.getProxyOptions().getHost());
        } else if (options.getServer() != null) {
            names.avoid(peer(egress, options), options.getServer().host());
        }
    }

    private static void lead(Egress egress, RequestOptions options, String address) {
        if (egress instanceof Egress.ForwardProxy proxy) {
            ProxyOptions through = new ProxyOptions().setHost(address).setPort(proxy.port());
            proxy.login().ifPresent(login -> through.setUsername(login.user()).setPassword(login.password()));
            options.setProxyOptions(through);
        } else {
            options.setServer(SocketAddress.inetSocketAddress(options.getPort(), address));
        }
    }

    private static String peer(Egress egress, RequestOptions options) {
        return egress instanceof Egress.ForwardProxy proxy ? proxy.host() : options.getHost();
    }
}
