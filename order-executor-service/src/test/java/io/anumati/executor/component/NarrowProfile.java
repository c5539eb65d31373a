package io.anumati.executor.component;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Bounds so small that a test reaches them, and what they are not about goes fast. */
public class NarrowProfile extends ComponentProfile {

    static final int CALLS_AT_ONCE = 2;
    static final int CALLS_PER_ROUTE = 3;
    static final int CALLS_OF_ALL = 5;
    static final int READS_OF_ALL = 5;
    static final int MOST_WAITING = 24;

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("anumati.executor.calls-at-once", Integer.toString(CALLS_AT_ONCE));
        overrides.put("anumati.executor.calls-per-route", Integer.toString(CALLS_PER_ROUTE));
        overrides.put("anumati.executor.guard.calls-at-once", Integer.toString(CALLS_OF_ALL));
        overrides.put("anumati.executor.guard.reads-at-once", Integer.toString(READS_OF_ALL));
        overrides.put("anumati.executor.most-waiting", Integer.toString(MOST_WAITING));
        overrides.put("anumati.executor.market-orders", "true");
        overrides.put("anumati.executor.market-protection", "3");
        overrides.put("anumati.executor.stale-after", "2s");
        overrides.put("anumati.executor.update.silent-after", "500ms");
        overrides.put("anumati.executor.update.least-interval", "300ms");
        return overrides;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TroubledStore.class);
    }
}
