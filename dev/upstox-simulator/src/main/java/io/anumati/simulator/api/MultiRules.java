package io.anumati.simulator.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.order.Terms;

/** What the gateway checks of a multi place request. One broken rule anywhere, and nothing of it is placed. */
final class MultiRules {

    private static final int LONGEST_ID = 20;

    /** A line that keeps every rule. */
    record Line(String correlationId, Terms terms, boolean slice) {

        int orders() {
            return slice ? Math.ceilDiv(terms.quantity(), terms.instrument().freeze()) : 1;
        }
    }

    /** A rule that a line breaks. @param correlationId null when it has none, or the request as a whole is at fault */
    record Fault(String correlationId, Problem problem) {
    }

    /** The lines, or what is wrong with the request: one of the two is empty. */
    record Checked(List<Line> lines, List<Fault> faults) {
    }

    private MultiRules() {
    }

    /** @param most orders it may become @throws RefusedCall when it is no list at all */
    static Checked check(JsonNode body, Reading reading, int most) {
        if (!body.isArray()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        if (body.isEmpty()) {
            return refused(ErrorCode.BATCH_EMPTY);
        }
        List<Line> lines = new ArrayList<>(body.size());
        List<Fault> faults = new ArrayList<>(0);
        Set<String> known = new HashSet<>();
        for (JsonNode line : body) {
            try {
                lines.add(new Line(correlationId(line, known), PlaceRules.read(line, reading), Fields.flag(line, "slice")));
            } catch (RefusedCall broken) {
                faults.add(new Fault(line.path("correlation_id").textValue(), broken.problem()));
            }
        }
        if (!faults.isEmpty()) {
            return new Checked(List.of(), faults);
        }
        boolean tooMany = lines.stream().mapToLong(Line::orders).sum() > most;
        return tooMany ? refused(ErrorCode.TOO_MANY_SLICES) : new Checked(lines, List.of());
    }

    private static Checked refused(ErrorCode error) {
        return new Checked(List.of(), List.of(new Fault(null, Problem.of(error))));
    }

    private static String correlationId(JsonNode line, Set<String> known) {
        JsonNode id = line.path("correlation_id");
        if (!id.isTextual()) {
            throw new RefusedCall(Problem.of(ErrorCode.CORRELATION_ID_MISSING, "correlation_id", id));
        }
        String text = id.textValue();
        if (text.isEmpty() || text.length() > LONGEST_ID) {
            throw new RefusedCall(Problem.of(ErrorCode.CORRELATION_ID_LENGTH, "correlation_id", id));
        }
        if (!known.add(text)) {
            throw new RefusedCall(Problem.of(ErrorCode.CORRELATION_ID_DOUBLED, "correlation_id", id));
        }
        return text;
    }
}
