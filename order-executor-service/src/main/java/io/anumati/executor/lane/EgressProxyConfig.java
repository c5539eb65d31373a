package io.anumati.executor.lane;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The one login of this process at all forward proxies; a route names only where they are. */
@ConfigMapping(prefix = "anumati.egress.proxy")
public interface EgressProxyConfig {

    /** Name at the proxies; with a password or not at all. */
    Optional<String> username();

    /** Password at the proxies. */
    Optional<String> password();
}
