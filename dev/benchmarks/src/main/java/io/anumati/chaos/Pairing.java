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
    private static final String SHOWN = "BookShows";

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

    /**
     * The caller's own result comes once at most. The broker's book settles an intent too: of an owner that dies between the
     * two,
     * there is nothing else.
     */
    private static void ofCommand(List<Step> steps, List<String> complaints) {
        Map<Integer, Step> byVersion = new TreeMap<>(steps.stream().collect(Collectors.toMap(Step::version, step -> step)));
        Step intent = null;
        boolean settled = true;
        boolean answered = false;
        for (Step step : byVersion.values()) {
            boolean ofIntent = intent != null && (step.tag() == null || Objects.equals(step.tag(), intent.tag()));
            if (step.name().equals("Intent")) {
                complain(settled, intent, complaints);
                intent = step;
                settled = false;
                answered = false;
            } else if (step.name().equals(SHOWN)) {
                settled |= ofIntent;
            } else if (RESULTS.contains(step.name()) && ofIntent && !answered) {
                settled = true;
                answered = true;
            } else if (RESULTS.contains(step.name()) && step.tag() != null) {
                complaints.add("tag %s has a second result, %s".formatted(step.tag(), step.name()));
            }
        }
        complain(settled, intent, complaints);
    }

    private static void complain(boolean settled, Step intent, List<String> complaints) {
        if (!settled) {
            complaints.add("intent %s has no result".formatted(intent.tag()));
        }
    }
}
