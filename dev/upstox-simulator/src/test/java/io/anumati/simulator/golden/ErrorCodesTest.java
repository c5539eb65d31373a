package io.anumati.simulator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.api.ErrorCode;

/** No error of the simulator goes without a golden answer, and each has its keys in both spellings. */
class ErrorCodesTest {

    private final List<JsonNode> errors = errors();

    @Test
    void everyErrorIsToldInAGoldenFile() {
        List<ErrorCode> untold = Arrays.stream(ErrorCode.values()).filter(code -> code != ErrorCode.SOMETHING_WENT_WRONG)
                .filter(code -> errors.stream().noneMatch(error -> tells(error, code))).toList();

        assertThat(untold).isEmpty();
    }

    @Test
    void errorsOutsideBatchesHaveBothSpellings() {
        assertThat(errors).filteredOn(error -> error.has("errorCode")).hasSizeGreaterThan(100)
                .allMatch(error -> List.of("errorCode", "message", "propertyPath", "invalidValue", "error_code",
                        "property_path", "invalid_value").equals(error.properties().stream().map(e -> e.getKey()).toList()));
    }

    private static boolean tells(JsonNode error, ErrorCode code) {
        return error.path("error_code").asText().equals(code.code())
                && error.path("message").asText().startsWith(code.message());
    }

    private static List<JsonNode> errors() {
        List<JsonNode> found = new ArrayList<>();
        for (String name : GoldenFiles.names()) {
            GoldenFiles.read(name).at("/answer/errors").forEach(found::add);
        }
        return found;
    }
}
