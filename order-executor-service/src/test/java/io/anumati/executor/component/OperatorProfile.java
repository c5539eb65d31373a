package io.anumati.executor.component;

import java.util.HashMap;
import java.util.Map;

/** With windows of every kind, wide enough to hold nothing up, and streams that are cut soon. */
public class OperatorProfile extends ComponentProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.putAll(Map.of("anumati.executor.throttle.segment-bands[0].limit", "9",
                "anumati.executor.throttle.segment-bands[0].window", "1S",
                "anumati.executor.throttle.vendor-bands[0].limit", "400",
                "anumati.executor.throttle.vendor-bands[0].window", "1S",
                "anumati.executor.throttle.registered-algos.demo-algo", "8", "anumati.executor.operator.stream-buffer", "500",
                "anumati.executor.operator.outcomes-kept", "200", "anumati.executor.operator.heartbeat", "200ms",
                "anumati.executor.operator.write-within", "3s"));
        return settings;
    }
}
