package io.anumati.executor.component;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Short times where the rule does not depend on them. Books are polled only: what streams add has tests of its own. */
public class ComponentProfile implements QuarkusTestProfile {

    static final String PROXY_USER = "executor";
    static final String PROXY_PASSWORD = "of-all-proxies-4711";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("anumati.executor.partitions", "4", "anumati.executor.unknown.safe-time", "3s",
                "anumati.executor.update.stream-enabled", "false", "anumati.executor.update.least-interval", "300ms",
                "anumati.executor.update.silent-after", "500ms", "anumati.egress.proxy.username", PROXY_USER,
                "anumati.egress.proxy.password", PROXY_PASSWORD);
    }
}
