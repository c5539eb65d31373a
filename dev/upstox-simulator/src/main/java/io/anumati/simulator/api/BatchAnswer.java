package io.anumati.simulator.api;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/** Answers of batch calls: 200 when all went well, 207 when some did, 400 when none. Their errors are in snake case only. */
final class BatchAnswer {

    private final List<Problem> problems = new ArrayList<>(0);
    private final ArrayNode errors = Json.array();
    private int good;

    /** Of a cancel multi or exit call that acts on nothing: unlike the errors of other calls it shows that there is no data. */
    static Answer nothing(Problem problem) {
        ObjectNode envelope = Json.object().put("status", "error").putNull("data");
        envelope.putArray("errors").add(Answer.error(problem));
        return Answer.json(problem.error().status(), envelope).withCode(problem.error().code());
    }

    void succeeded() {
        good++;
    }

    /** One of a multi place call. @param correlationId null for the request as a whole */
    void failed(String correlationId, Problem problem) {
        fill(errors.addObject().put("correlation_id", correlationId), problem);
    }

    /** One of a cancel multi or exit call. @param orderId null when there is no order */
    void failed(Problem problem, String orderId, String instrumentKey) {
        fill(errors.addObject(), problem).put("order_id", orderId).put("instrument_key", instrumentKey);
    }

    /** Of a multi place call that was not handled for its payload. */
    Answer payloadErrors(int lines) {
        ObjectNode envelope = Json.object().put("status", "error");
        envelope.set("errors", errors);
        envelope.putObject("summary").put("total", lines).put("payload_error", problems.size()).put("success", 0).put("error",
                0);
        return answer(envelope);
    }

    /** Of a multi place call whose payload was good. */
    Answer placed(ArrayNode data) {
        ObjectNode envelope = Json.object().put("status", status());
        if (good > 0) {
            envelope.set("data", data);
        }
        if (!errors.isEmpty()) {
            envelope.set("errors", errors);
        }
        envelope.putObject("summary").put("total", good + errors.size()).put("payload_error", 0).put("success", good)
                .put("error", errors.size());
        return answer(envelope);
    }

    /** Of a cancel multi or exit call. */
    Answer acted(ArrayNode orderIds) {
        ObjectNode envelope = Json.object().put("status", status());
        JsonNode data = good > 0 ? Json.object().set("order_ids", orderIds) : Json.object().nullNode();
        envelope.set("data", data);
        envelope.set("errors", errors.isEmpty() ? Json.object().nullNode() : errors);
        envelope.putObject("summary").put("total", good + errors.size()).put("success", good).put("error", errors.size());
        return answer(envelope);
    }

    private ObjectNode fill(ObjectNode error, Problem problem) {
        problems.add(problem);
        error.put("error_code", problem.error().code()).put("message", problem.message()).put("property_path", problem.path());
        return error.set("invalid_value", problem.value());
    }

    private String status() {
        return errors.isEmpty() ? "success" : good > 0 ? "partial_success" : "error";
    }

    private Answer answer(ObjectNode envelope) {
        int status = errors.isEmpty() ? 200 : good > 0 ? 207 : 400;
        Answer plain = Answer.json(status, envelope);
        return status == 400 ? plain.withCode(problems.getFirst().error().code()) : plain;
    }
}
