package io.anumati.chaos;

import java.time.Duration;
import java.util.List;

/**
 * How one round went.
 *
 * @param breaches of what must hold; none is good
 */
record RoundResult(int number, Scenario scenario, Duration took, int commands, List<String> breaches) {

    RoundResult {
        breaches = List.copyOf(breaches);
    }

    /** Whether it breaks what must hold and is not known to be possible. */
    boolean failed() {
        return !breaches.isEmpty() && !scenario.apart();
    }

    String line() {
        String verdict = breaches.isEmpty() ? "ok" : scenario.apart() ? "apart" : "BROKEN";
        return "%4d  %-26s %6.1f s  %s".formatted(number, scenario.name(), took.toMillis() / 1e3, verdict);
    }
}
