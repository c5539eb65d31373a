package io.anumati.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * An error about one property, or none.
 *
 * @param path null when no property is at fault
 */
public record Problem(ErrorCode error, String path, JsonNode value, String message) {

    public static Problem of(ErrorCode error) {
        return new Problem(error, null, NullNode.instance, error.message());
    }

    static Problem of(ErrorCode error, String path, JsonNode value) {
        return new Problem(error, path, value == null || value.isMissingNode() ? NullNode.instance : value, error.message());
    }

    Problem because(String reason) {
        return new Problem(error, path, value, error.message() + " " + reason);
    }

    Problem saying(String text) {
        return new Problem(error, path, value, text);
    }
}
