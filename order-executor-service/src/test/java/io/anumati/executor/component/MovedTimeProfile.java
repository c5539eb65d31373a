package io.anumati.executor.component;

import java.util.Set;

/** As the others, with a wall clock that the test may move. */
public class MovedTimeProfile extends ComponentProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedTime.class);
    }
}
