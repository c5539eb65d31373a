package io.anumati.identity;

import java.net.InetAddress;
import java.util.Set;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OIDC provider for tests and laptops: it checks no secret, so it listens on loopback only. Argument: the port. */
public final class IdentityProviderMain {

    private IdentityProviderMain() {
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        var config = new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(new PlatformTokens()));
        var server = new MockOAuth2Server(config);
        server.start(InetAddress.getLoopbackAddress(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        Thread.currentThread().join();
    }
}
