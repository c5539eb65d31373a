package io.anumati.simulator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.api.ErrorCode;

/** No error of the simulator goes without a golden answer, and each has its keys in both spellings. */
class ErrorCodesTest {

    private static final List<String> KEYS = List.of("errorCode", "message", "propertyPath", "invalidValue", "error_code",
            "property_path", "invalid_value");

    private final List<JsonNode> errors = errors(_ -> true);

    @Test
    void everyErrorIsToldInAGoldenFile() {
        List<ErrorCode> untold = Arrays.stream(ErrorCode.values()).filter(code -> code != ErrorCode.SOMETHING_WENT_WRONG)
                .filter(code -> errors.stream().noneMatch(error -> tells(error, code))).toList();

        assertThat(untold).isEmpty();
    }

    @Test
    void errorsOutsideBatchesHaveBothSpellings() {
        assertThat(errors(name -> !isOfBatch(name))).hasSizeGreaterThan(100)
                .allMatch(error -> KEYS.equals(error.properties().stream().map(e -> e.getKey()).toList()));
    }

    private static boolean isOfBatch(String name) {
        return Stream.of("multi-place/", "multi-cancel/", "exit-positions/").anyMatch(name::startsWith);
    }

    private static boolean tells(JsonNode error, ErrorCode code) {
        return error.path("error_code").asText().equals(code.code())
                && error.path("message").asText().startsWith(code.message());
    }

    private static List<JsonNode> errors(Predicate<String> names) {
        List<JsonNode> found = new ArrayList<>();
        GoldenFiles.names().stream().filter(names)
                .forEach(name -> GoldenFiles.read(name).at("/answer/errors").forEach(found::add));
        return found;
    }
}
