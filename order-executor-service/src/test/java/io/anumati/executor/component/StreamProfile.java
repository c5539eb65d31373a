package io.anumati.executor.component;

import java.util.HashMap;
import java.util.Map;

/** Streams that come back soon, and so little polling that what is settled in time is settled by them. */
public class StreamProfile extends ComponentProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("anumati.executor.update.stream-enabled", "true");
        overrides.put("anumati.executor.update.stream-first-wait", "50ms");
        overrides.put("anumati.executor.update.stream-longest-wait", "300ms");
        overrides.put("anumati.executor.update.silent-after", "300s");
        overrides.put("anumati.executor.update.longest-silence", "300s");
        overrides.put("anumati.executor.update.book-lag", "1s");
        return overrides;
    }
}
