package io.anumati.upstox;

import java.util.List;

/** Checks and clean-up of text that comes from outside. */
final class Text {

    private static final int MESSAGE_LIMIT = 300;

    private Text() {
    }

    static String need(String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the " + what + " is missing");
        }
        return value;
    }

    static <T> T need(T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("the " + what + " is missing");
        }
        return value;
    }

    static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** A broker's message on one short line, without any secret of the call that it may echo. */
    static String tame(String message, List<String> secrets) {
        if (message == null) {
            return null;
        }
        String clean = message.replaceAll("\\p{Cntrl}+", " ").strip();
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean.length() <= MESSAGE_LIMIT ? clean : clean.substring(0, MESSAGE_LIMIT);
    }
}
