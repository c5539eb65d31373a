package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the fields of a JSON body as order calls have them. */
final class Fields {

    private Fields() {
    }

    static boolean isAbsent(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isMissingNode() || value.isNull();
    }

    /** One of the known texts. @throws RefusedCall with the one code or the other */
    static String choice(JsonNode body, String field, Set<String> known, ErrorCode missing, ErrorCode wrong) {
        JsonNode value = body.path(field);
        if (isAbsent(body, field) || value.asText().isBlank() && value.isTextual()) {
            throw new RefusedCall(Problem.of(missing, field, value));
        }
        if (!value.isTextual() || !known.contains(value.textValue())) {
            throw new RefusedCall(Problem.of(wrong, field, value));
        }
        return value.textValue();
    }

    /** A 32 bit integer; 0 when absent. */
    static int whole(JsonNode body, String field) {
        if (isAbsent(body, field)) {
            return 0;
        }
        JsonNode value = body.get(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(body, field);
        }
        return value.intValue();
    }

    /** A number of at least 0; 0 when absent. */
    static BigDecimal amount(JsonNode body, String field) {
        if (isAbsent(body, field)) {
            return BigDecimal.ZERO;
        }
        JsonNode value = body.get(field);
        if (!value.isNumber() || value.decimalValue().signum() < 0) {
            throw wrong(body, field);
        }
        return value.decimalValue();
    }

    /** False when absent. */
    static boolean flag(JsonNode body, String field) {
        if (!isAbsent(body, field) && !body.get(field).isBoolean()) {
            throw wrong(body, field);
        }
        return body.path(field).booleanValue();
    }

    /** Null when absent. */
    static String text(JsonNode body, String field) {
        if (!isAbsent(body, field) && !body.get(field).isTextual()) {
            throw wrong(body, field);
        }
        return body.path(field).textValue();
    }

    static RefusedCall wrong(JsonNode body, String field) {
        return new RefusedCall(Problem.of(ErrorCode.INVALID_INPUT, field, body.get(field)));
    }
}
