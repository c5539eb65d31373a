package io.anumati.upstox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Decides what an answer proves. Refused and Throttled need the broker's own words; whatever proves nothing is OutcomeUnknown.
 */
final class AnswerReader {

    private static final Pattern CODE = Pattern.compile("UDAPI[0-9]{1,9}");
    private static final String RATE_CODE = "UDAPI10005";
    /** 4xx which say that somebody gave up waiting: the request may have been passed on before. */
    private static final Set<Integer> NO_VERDICT = Set.of(408, 425, 499);

    private AnswerReader() {
    }

    /** @return what stands under {@code data} in a success envelope */
    static JsonNode data(Call call, RawAnswer answer) {
        JsonNode root = success(call, answer);
        if (!root.path("status").asText().equals("success") || !root.hasNonNull("data")) {
            throw unknown("an answer %d without success and data".formatted(answer.status()), null, call, answer);
        }
        return root.get("data");
    }

    /** @return the whole object of a 2xx */
    static JsonNode success(Call call, RawAnswer answer) {
        JsonNode root = tree(answer.body());
        if (answer.status() >= 200 && answer.status() < 300 && root.isObject()) {
            return root;
        }
        throw failure(call, answer, root);
    }

    static <T> T as(Class<T> type, JsonNode node, Call call, RawAnswer answer) {
        return as(UpstoxJson.MAPPER.constructType(type), node, call, answer);
    }

    static <T> List<T> listOf(Class<T> type, JsonNode node, Call call, RawAnswer answer) {
        if (!node.isArray()) {
            throw unknown("an answer without the list it must hold", null, call, answer);
        }
        return as(UpstoxJson.MAPPER.getTypeFactory().constructCollectionType(List.class, type), node, call, answer);
    }

    /** The broker's order ids; none is no success. */
    static List<String> orderIds(JsonNode data, Call call, RawAnswer answer) {
        JsonNode ids = data.path("order_ids");
        List<String> texts = ids.isArray()
                ? UpstoxJson.MAPPER.convertValue(ids, new TypeReference<List<String>>() {
                })
                : List.of();
        if (texts.isEmpty() || texts.stream().anyMatch(id -> id == null || id.isBlank())) {
            throw unknown("an answer %d without order ids".formatted(answer.status()), null, call, answer);
        }
        return texts;
    }

    static CallFacts facts(Call call, RawAnswer answer) {
        return facts(call, answer, null, null);
    }

    static OutcomeUnknown unknown(String why, Throwable cause, Call call, RawAnswer answer) {
        return new OutcomeUnknown(why, cause, facts(call, answer));
    }

    private static <T> T as(JavaType type, JsonNode node, Call call, RawAnswer answer) {
        try {
            return UpstoxJson.MAPPER.treeToValue(node, type);
        } catch (IOException | IllegalArgumentException unreadable) {
            // its text may quote the body
            throw unknown("an answer %d whose fields cannot be read (%s)".formatted(answer.status(),
                    unreadable.getClass().getSimpleName()), null, call, answer);
        }
    }

    private static BrokerFailure failure(Call call, RawAnswer answer, JsonNode root) {
        Optional<JsonNode> error = firstError(root);
        if (error.isEmpty()) {
            return unknown("an answer %d without the broker's own words".formatted(answer.status()), null, call, answer);
        }
        String code = code(error.get());
        CallFacts facts = facts(call, answer, code, Text.tame(error.get().path("message").asText(""), call.secrets()));
        if (answer.status() == 429 && code.equals(RATE_CODE)) {
            return new Throttled(facts);
        }
        return isVerdict(answer.status()) ? new Refused(facts)
                : new OutcomeUnknown("an answer %d, %s".formatted(answer.status(), code), null, facts);
    }

    private static boolean isVerdict(int status) {
        return status >= 400 && status < 500 && status != 429 && !NO_VERDICT.contains(status);
    }

    /** An error counts only in its own envelope, with a code, and with no result beside it. */
    private static Optional<JsonNode> firstError(JsonNode root) {
        boolean envelope = root.path("status").asText().equals("error") && !root.hasNonNull("data");
        JsonNode first = root.path("errors").path(0);
        return envelope && CODE.matcher(code(first)).matches() ? Optional.of(first) : Optional.empty();
    }

    private static String code(JsonNode error) {
        return error.hasNonNull("error_code") ? error.get("error_code").asText() : error.path("errorCode").asText("");
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode root = UpstoxJson.MAPPER.readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static CallFacts facts(Call call, RawAnswer answer, String code, String message) {
        return new CallFacts(call.digest(), answer.sentAt(), answer.answeredAt(), answer.status(), code, message,
                Call.sha256(answer.body()));
    }
}
