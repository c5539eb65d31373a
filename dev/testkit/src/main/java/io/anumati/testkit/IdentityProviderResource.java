package io.anumati.testkit;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The identity provider for a Quarkus test, shared by all tests of this program; {@link Tokens#shared()} asks it for tokens.
 */
public class IdentityProviderResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Shared.once("identity-provider", () -> IdentityProvider.start().environment());
    }

    @Override
    public void stop() {
        // Shared: ends with this program.
    }
}
