package io.anumati.auditchain;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The one text of a JSON value: RFC 8785 (sorted keys, no white space, shortest escapes) for what events hold. Numbers are
 * whole;
 * they are written as plain decimals, exact at any size. Fractions are refused: money stands in strings.
 */
public final class CanonicalJson {

    private CanonicalJson() {
    }

    /** @throws IllegalArgumentException for a fraction or a text with half of a surrogate pair */
    public static String of(JsonNode node) {
        StringBuilder text = new StringBuilder(512);
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, out);
            case ARRAY -> writeArray(node, out);
            case STRING -> writeText(node.textValue(), out);
            case NUMBER -> writeNumber(node, out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
        String separator = "{";
        for (Map.Entry<String, JsonNode> property : sorted.entrySet()) {
            out.append(separator);
            writeText(property.getKey(), out);
            out.append(':');
            write(property.getValue(), out);
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(JsonNode node, StringBuilder out) {
        String separator = "[";
        for (JsonNode item : node) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(node.isEmpty() ? "[]" : "]");
    }

    private static void writeNumber(JsonNode node, StringBuilder out) {
        if (!node.isIntegralNumber()) {
            throw new IllegalArgumentException("not a whole number: " + node.asText());
        }
        out.append(node.bigIntegerValue());
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (Character.isSurrogate(letter)) {
                requirePair(text, at);
                out.append(letter).append(text.charAt(++at));
            } else {
                writeLetter(letter, out);
            }
        }
        out.append('"');
    }

    private static void writeLetter(char letter, StringBuilder out) {
        switch (letter) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append(letter < 0x20 ? "\\u%04x".formatted((int) letter) : letter);
        }
    }

    private static void requirePair(String text, int at) {
        if (!Character.isHighSurrogate(text.charAt(at)) || at + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(at + 1))) {
            throw new IllegalArgumentException("half of a surrogate pair at " + at);
        }
    }
}
