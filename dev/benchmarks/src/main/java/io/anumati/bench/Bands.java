package io.anumati.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The broker's three rolling windows of order writes as a benchmark sets them, at the simulator and at the executor. */
record Bands(Window first, Window second, Window third) {

    /** @param reserve kept for cancels and exits; no place may use it */
    record Window(int limit, int reserve, double seconds) {

        int forEntries() {
            return limit - reserve;
        }

        private String text() {
            return "PT%sS".formatted(seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds));
        }
    }

    private static final int WIDE = 1_000_000;

    /** As the broker documents them. */
    static Bands documented() {
        return new Bands(new Window(10, 0, 1), new Window(500, 20, 60), new Window(2000, 80, 1800));
    }

    /** Short enough that all three bind within a minute. */
    static Bands scaled() {
        return new Bands(new Window(10, 0, 1), new Window(50, 0, 6), new Window(200, 0, 60));
    }

    /** None binds. */
    static Bands opened() {
        return new Bands(new Window(WIDE, 0, 1), new Window(WIDE, 0, 60), new Window(WIDE, 0, 1800));
    }

    /** Limits by the names under which the witness shows its windows. */
    Map<String, Integer> limitsByWitnessName() {
        Map<String, Integer> limits = new HashMap<>();
        all().forEach(window -> limits.put(java.time.Duration.parse(window.text()).toString(), window.limit()));
        return limits;
    }

    Map<String, Object> forSimulator() {
        return Map.of("orderSecond", forSimulator(first), "algoLimit", first.limit(), "orderMinute", forSimulator(second),
                "orderHalfHour", forSimulator(third));
    }

    private static Map<String, Object> forSimulator(Window window) {
        return Map.of("limit", window.limit(), "length", window.text());
    }

    Map<String, String> forExecutor() {
        Map<String, String> environment = new HashMap<>();
        List<Window> windows = all();
        for (int i = 0; i < windows.size(); i++) {
            String band = "ANUMATI_EXECUTOR_THROTTLE_BANDS_%d__".formatted(i);
            environment.put(band + "LIMIT", Integer.toString(windows.get(i).limit()));
            environment.put(band + "RESERVE", Integer.toString(windows.get(i).reserve()));
            environment.put(band + "WINDOW", windows.get(i).text());
        }
        environment.put("ANUMATI_EXECUTOR_THROTTLE_BANDS_0__REGISTERED_LIMIT", Integer.toString(Math.max(50, first.limit())));
        return environment;
    }

    List<Window> all() {
        return List.of(first, second, third);
    }

    /**
     * When a throttle without any overhead makes its calls: each as soon as every window has a slot, a slot being free one
     * window
     * after its answer.
     *
     * @return seconds from the first call, of the calls that start before the end
     */
    List<Double> idealCalls(double roundTrip, double end) {
        List<Double> starts = new ArrayList<>();
        for (double next = 0; next < end; next = nextStart(starts, roundTrip)) {
            starts.add(next);
        }
        return starts;
    }

    private double nextStart(List<Double> starts, double roundTrip) {
        double next = starts.getLast();
        for (Window window : all()) {
            int back = starts.size() - window.forEntries();
            next = back < 0 ? next : Math.max(next, starts.get(back) + roundTrip + window.seconds());
        }
        return next;
    }
}
