package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Command ids are a function of signal, authorisation, action and leg, so that fanning out twice makes the same commands. The
 * broker tag is the command id and the attempt: unique per call, and short enough for the broker's 40 characters.
 */
public final class CommandIds {

    /** The broker's limit for a tag ({@code UDAPI1119}). */
    public static final int TAG_LIMIT = 40;

    private static final int ID_LENGTH = 26;
    private static final int MOST_ATTEMPT_DIGITS = 4;

    private CommandIds() {
    }

    /** @return 26 characters of {@code [a-z0-9]}, of at least 128 bit */
    public static String of(String signalId, String authorisationId, String action, int leg) {
        String name = String.join("\n", signalId, authorisationId, action, Integer.toString(leg));
        if (name.chars().filter(each -> each == '\n').count() != 3) {
            throw new IllegalArgumentException("an id with a line break would make two commands look alike");
        }
        byte[] start = Arrays.copyOf(sha256(name), 17);
        String digits = new BigInteger(1, start).toString(36);
        return "0".repeat(Math.max(0, ID_LENGTH + 1 - digits.length())).concat(digits).substring(1);
    }

    /** The id of a slice of a command above the freeze quantity. @param number from 1 */
    public static String slice(String commandId, int number) {
        return of(commandId, "", "SLICE", number);
    }

    /** @param attempt from 1 */
    public static String tag(String commandId, int attempt) {
        String tag = commandId + "-" + attempt;
        if (attempt < 1 || !isOurs(tag)) {
            throw new IllegalArgumentException("no tag can be made of command %s, attempt %d".formatted(commandId, attempt));
        }
        return tag;
    }

    /** @return the command whose tag this is, or empty for a tag that is not ours */
    public static Optional<String> commandOf(String tag) {
        return isOurs(tag) ? Optional.of(tag.substring(0, ID_LENGTH)) : Optional.empty();
    }

    /** @return which attempt of its command this tag is of, or empty for a tag that is not ours */
    public static Optional<Integer> attemptOf(String tag) {
        return isOurs(tag) ? Optional.of(Integer.valueOf(tag.substring(ID_LENGTH + 1))) : Optional.empty();
    }

    /** The user's turn among all of a signal: a number to sort by, different for each signal. */
    public static long turn(String signalId, String userId) {
        return new BigInteger(1, Arrays.copyOf(sha256(signalId + "\n" + userId), 7)).longValue();
    }

    /**
     * A command id, a hyphen and a number. Asked of every order of every book that is read, so without a regular expression.
     */
    private static boolean isOurs(String tag) {
        if (tag == null || tag.length() < ID_LENGTH + 2 || tag.length() > ID_LENGTH + 1 + MOST_ATTEMPT_DIGITS
                || tag.charAt(ID_LENGTH) != '-') {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            char each = tag.charAt(i);
            boolean isDigit = each >= '0' && each <= '9';
            if (i != ID_LENGTH && !isDigit && (i > ID_LENGTH || each < 'a' || each > 'z')) {
                return false;
            }
        }
        return true;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
