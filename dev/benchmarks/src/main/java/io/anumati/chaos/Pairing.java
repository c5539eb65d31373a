package io.anumati.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether intents, results and calls go together. */
final class Pairing {

    /** How an attempt can end; one of an intent that was not called has no tag. */
    private static final Set<String> RESULTS = Set.of("Acknowledged", "RejectedByBroker", "Throttled", "NotSent",
            "OutcomeUnknown", "Refused");

    private Pairing() {
    }

    /** @param tag null for a step that names none */
    record Step(String commandId, int version, String name, String tag) {
    }

    /** @param calledTags of all place calls that the broker's witness saw */
    static List<String> complaints(Collection<Step> journal, Collection<String> calledTags) {
        List<String> complaints = new ArrayList<>();
        Map<String, Integer> intents = new HashMap<>();
        journal.stream().filter(step -> step.name().equals("Intent"))
                .forEach(step -> intents.merge(step.tag(), 1, Integer::sum));
        intents.forEach((tag, count) -> {
            if (count > 1) {
                complaints.add("tag %s has %d intents".formatted(tag, count));
            }
        });
        new HashSet<>(calledTags).stream().filter(tag -> !intents.containsKey(tag)).sorted()
                .forEach(tag -> complaints.add("call with tag %s has no intent".formatted(tag)));
        journal.stream().collect(Collectors.groupingBy(Step::commandId, TreeMap::new, Collectors.toList())).values()
                .forEach(steps -> ofCommand(steps, complaints));
        return complaints;
    }

    private static void ofCommand(List<Step> steps, List<String> complaints) {
        Map<Integer, Step> byVersion = new TreeMap<>(steps.stream().collect(Collectors.toMap(Step::version, step -> step)));
        Step open = null;
        for (Step step : byVersion.values()) {
            if (step.name().equals("Intent")) {
                if (open != null) {
                    complaints.add("intent %s has no result".formatted(open.tag()));
                }
                open = step;
            } else if (RESULTS.contains(step.name()) && open != null
                    && (step.tag() == null || Objects.equals(step.tag(), open.tag()))) {
                open = null;
            } else if (RESULTS.contains(step.name()) && step.tag() != null) {
                complaints.add("tag %s has a second result, %s".formatted(step.tag(), step.name()));
            }
        }
        if (open != null) {
            complaints.add("intent %s has no result".formatted(open.tag()));
        }
    }
}
