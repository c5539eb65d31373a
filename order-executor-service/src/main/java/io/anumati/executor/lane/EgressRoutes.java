package io.anumati.executor.lane;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.upstox.Egress;

/** A route on record as the broker's client wants it. What logs in at a forward proxy is configuration: no event holds it. */
@Singleton
public class EgressRoutes {

    private final Optional<Egress.ProxyLogin> login;

    /** @throws IllegalStateException when there is a name without a password or the other way round */
    EgressRoutes(EgressProxyConfig config) {
        if (config.username().isPresent() != config.password().isPresent()) {
            throw new IllegalStateException(
                    "anumati.egress.proxy.username and anumati.egress.proxy.password are needed together");
        }
        this.login = config.username().map(name -> new Egress.ProxyLogin(name, config.password().orElseThrow()));
    }

    /** @throws IllegalArgumentException for an address that is none */
    public Egress egress(EgressRoute route) {
        return switch (route.mode()) {
            case LOCAL_ADDRESS -> new Egress.SourceAddress(route.primary());
            case FORWARD_PROXY -> proxy(route.primary().split(":", 2));
        };
    }

    private Egress proxy(String[] hostAndPort) {
        if (hostAndPort.length != 2) {
            throw new IllegalArgumentException("a proxy is host:port");
        }
        return new Egress.ForwardProxy(hostAndPort[0], Integer.parseInt(hostAndPort[1]), login);
    }
}
