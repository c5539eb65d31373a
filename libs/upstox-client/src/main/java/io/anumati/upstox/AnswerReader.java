package io.anumati.upstox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.anumati.upstox.ErrorCodes.Meaning;

/**
 * Decides what an answer proves. A {@link Declined} needs the broker's own words with codes of {@link ErrorCodes}; whatever
 * proves nothing is {@link OutcomeUnknown}.
 */
final class AnswerReader {

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

    /** @return the list that stands under {@code data} in a success envelope */
    static <T> List<T> list(Class<T> type, Call call, RawAnswer answer) {
        return listAtOnce(type, answer).orElseGet(() -> listOf(type, data(call, answer), call, answer));
    }

    static <T> List<T> listOf(Class<T> type, JsonNode node, Call call, RawAnswer answer) {
        if (!node.isArray()) {
            throw unknown("an answer without the list it must hold", null, call, answer);
        }
        return as(lists(type), node, call, answer);
    }

    /** A book of a whole day, read each second: without a tree. Empty for what is no success; the tree says why. */
    private static <T> Optional<List<T>> listAtOnce(Class<T> type, RawAnswer answer) {
        ObjectReader items = UpstoxJson.MAPPER.readerFor(lists(type))
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (JsonParser parser = UpstoxJson.MAPPER.createParser(answer.body())) {
            String status = null;
            List<T> data = null;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                boolean isArray = parser.nextToken() == JsonToken.START_ARRAY;
                if (field.equals("data")) {
                    data = isArray ? items.readValue(parser) : null;
                } else if (field.equals("status")) {
                    status = parser.getText();
                }
                parser.skipChildren();
            }
            boolean whole = answer.status() >= 200 && answer.status() < 300 && "success".equals(status)
                    && parser.nextToken() == null;
            return whole ? Optional.ofNullable(data) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static JavaType lists(Class<?> type) {
        return UpstoxJson.MAPPER.getTypeFactory().constructCollectionType(List.class, type);
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

    /** The order the answer is about must be the one that was meant. */
    static String sameOrder(String orderId, JsonNode data, Call call, RawAnswer answer) {
        if (!data.path("order_id").asText("").equals(orderId)) {
            throw unknown("an answer %d about no order or another one".formatted(answer.status()), null, call, answer);
        }
        return orderId;
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
        List<String> codes = codes(root);
        if (codes.isEmpty()) {
            return unknown("an answer %d without the broker's own words".formatted(answer.status()), null, call, answer);
        }
        CallFacts facts = facts(call, answer, codes.getFirst(),
                Text.tame(root.path("errors").path(0).path("message").asText(""), call.secrets()));
        return verdict(call.endpoint(), answer.status(), codes)
                .<BrokerFailure> map(meaning -> declined(meaning, call.endpoint(), facts))
                .orElseGet(() -> new OutcomeUnknown("an answer %d, %s".formatted(answer.status(), codes.getFirst()), null,
                        facts));
    }

    /** What is proven; every code that stands there must be known, and the first one says what it is. */
    private static Optional<Meaning> verdict(Endpoint endpoint, int status, List<String> codes) {
        if (status < 400 || status >= 500 || NO_VERDICT.contains(status)) {
            return Optional.empty();
        }
        Optional<Meaning> first = codes.stream().map(code -> meaning(endpoint, status, code))
                .reduce((one, other) -> other.isEmpty() ? other : one).orElseThrow();
        boolean throttling = first.equals(Optional.of(Meaning.THROTTLED));
        return throttling == (status == 429) ? first : Optional.empty();
    }

    /** Of a read nothing depends: there the status stands in for a code that is not known. */
    private static Optional<Meaning> meaning(Endpoint endpoint, int status, String code) {
        return ErrorCodes.meaning(endpoint, code)
                .or(() -> endpoint.isWrite() ? Optional.empty() : Optional.of(byStatus(status)));
    }

    private static Meaning byStatus(int status) {
        return switch (status) {
            case 401 -> Meaning.UNAUTHORISED;
            case 423 -> Meaning.LOCKED;
            case 429 -> Meaning.THROTTLED;
            default -> Meaning.REFUSED;
        };
    }

    private static Declined declined(Meaning meaning, Endpoint endpoint, CallFacts facts) {
        return switch (meaning) {
            case REFUSED -> new Refused(endpoint, facts);
            case THROTTLED -> new Throttled(endpoint, facts);
            case UNAUTHORISED -> new Unauthorised(endpoint, facts);
            case LOCKED -> new Locked(endpoint, facts);
        };
    }

    /** An error counts only in its own envelope, with a code on each line, and with no result beside it. */
    private static List<String> codes(JsonNode root) {
        boolean envelope = root.path("status").asText().equals("error") && !root.hasNonNull("data");
        List<String> codes = root.path("errors").valueStream().map(AnswerReader::code).toList();
        return envelope && codes.stream().allMatch(ErrorCodes::isCode) ? codes : List.of();
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
