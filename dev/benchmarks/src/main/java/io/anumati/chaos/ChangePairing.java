package io.anumati.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.ChangeKind;

/**
 * Whether intents, results and calls of changes go together. A change may be sent again, each time with an intent of its own.
 */
final class ChangePairing {

    private static final String INTENT = "ChangeIntent";

    private ChangePairing() {
    }

    /** @param orderId null while it is not known */
    record Step(String commandId, String name, ChangeKind kind, String orderId) {
    }

    /** One that came to the broker. */
    record Call(ChangeKind kind, String orderId) {
    }

    /** @param journal steps of each command in their order */
    static List<String> complaints(Collection<Step> journal, Collection<Call> calls) {
        List<String> complaints = new ArrayList<>();
        Map<Call, Integer> unused = new HashMap<>();
        Map<String, Step> last = new HashMap<>();
        for (Step step : journal) {
            Step before = last.put(step.commandId(), step);
            if (step.name().equals(INTENT)) {
                unused.merge(new Call(step.kind(), step.orderId()), 1, Integer::sum);
                complain(before, complaints);
            }
        }
        last.values().forEach(step -> complain(step, complaints));
        for (Call call : calls) {
            if (unused.merge(call, -1, Integer::sum) == -1) {
                complaints.add("order %s: more %s calls than intents".formatted(call.orderId(), call.kind()));
            }
        }
        return complaints;
    }

    private static void complain(Step step, List<String> complaints) {
        if (step != null && step.name().equals(INTENT)) {
            complaints.add("intent of change %s has no result".formatted(step.commandId()));
        }
    }
}
