package io.anumati.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.anumati.bench.Tape.Course;

/** Where the time goes between an accepted signal and the broker's door. */
final class Steps {

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private Steps() {
    }

    /** @param arrivals by command id, microseconds */
    static Steps of(Collection<Map.Entry<String, Course>> courses, Map<String, Long> arrivals) {
        Steps steps = new Steps();
        courses.forEach(entry -> {
            Course course = entry.getValue();
            Long arrived = arrivals.get(entry.getKey());
            if (arrived != null && course.accepted > 0 && course.sent > 0) {
                steps.add("signal accepted to command in Kafka", course.accepted, course.written);
                steps.add("command in Kafka to received in the journal", course.written, course.received);
                steps.add("received to checked and queued", course.received, course.queued);
                steps.add("queued to intent (turn, throttle, token)", course.queued, course.intended);
                steps.add("intent to first byte (durable intent, last checks)", course.intended, course.sent);
                steps.add("first byte to the broker's door", course.sent, arrived);
                steps.add("signal accepted to the broker's door", course.accepted, arrived);
            }
        });
        return steps;
    }

    private void add(String name, long from, long until) {
        millis.computeIfAbsent(name, _ -> new ArrayList<>()).add((until - from) / 1e3);
    }

    void rows(Report report, String table, String scenario) {
        millis.forEach((name, values) -> {
            Quantiles all = Quantiles.of(values);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("scenario", scenario);
            row.put("step", name);
            row.put("p50Millis", all.at(0.5));
            row.put("p99Millis", all.at(0.99));
            row.put("maxMillis", all.at(1));
            report.row(table, row);
        });
    }
}
