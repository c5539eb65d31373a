package io.anumati.auditchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Lines of an export file as JSON text. */
public final class ExportCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ExportCodec() {
    }

    /** One line, without its new line. */
    public static String write(ExportLine line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a line", impossible);
        }
    }

    /** @throws IllegalArgumentException for text that is no line of an export */
    public static ExportLine read(String line) {
        try {
            return JSON.readValue(line, ExportLine.class);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("no line of an export: " + cause.getOriginalMessage(), cause);
        }
    }

    /** @throws IllegalArgumentException for text that is not JSON */
    static JsonNode tree(String entry) {
        try {
            return JSON.readTree(entry);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("not JSON: " + cause.getOriginalMessage(), cause);
        }
    }
}
