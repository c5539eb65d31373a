package io.anumati.testkit;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The broker stand-in for a Quarkus test, shared by all tests of this program; {@code testkit.simulator.control-url} is its
 * control API.
 */
public class SimulatorResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Shared.once("upstox-simulator", SimulatorResource::startOnce);
    }

    private static Map<String, String> startOnce() {
        Simulator simulator = Simulator.start();
        Map<String, String> settings = new HashMap<>(simulator.environment());
        settings.put("testkit.simulator.api-url", simulator.apiUrl());
        settings.put("testkit.simulator.control-url", simulator.controlUrl());
        return settings;
    }

    @Override
    public void stop() {
        // Shared: ends with this program.
    }
}
