package io.anumati.executor.component;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** As the others, with a wall clock that the test may move. */
public class MovedTimeProfile extends ComponentProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("anumati.executor.update.longest-silence", "2s");
        return overrides;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedTime.class);
    }
}
