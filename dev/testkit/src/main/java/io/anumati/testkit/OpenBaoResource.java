package io.anumati.testkit;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** OpenBao for a Quarkus test, set up with the platform's policies and shared by all tests of this program. */
public class OpenBaoResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Shared.once("openbao", () -> OpenBaoServer.start().environment());
    }

    @Override
    public void stop() {
        // Shared: ends with this program.
    }
}
