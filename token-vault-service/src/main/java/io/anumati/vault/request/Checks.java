package io.anumati.vault.request;

import java.util.regex.Pattern;

import io.anumati.web.ProblemCode;
import io.anumati.web.ServiceProblem;

/** What a request's plain fields must look like; ids are parts of a path in the vault. */
public final class Checks {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private Checks() {
    }

    /** @throws ServiceProblem {@code INVALID_USER_ID} */
    public static String userId(String text) {
        return matching(ID, text, VaultProblem.INVALID_USER_ID);
    }

    /** @throws ServiceProblem {@code INVALID_BROKER_APP_ID} */
    public static String brokerAppId(String text) {
        return matching(ID, text, VaultProblem.INVALID_BROKER_APP_ID);
    }

    /** @throws ServiceProblem {@code INVALID_REASON} */
    public static String reason(String text) {
        return matching(REASON, text, VaultProblem.INVALID_REASON);
    }

    /** @throws ServiceProblem with this code for anything but visible ASCII */
    public static String visible(String text, ProblemCode otherwise) {
        return matching(VISIBLE, text, otherwise);
    }

    /** @throws ServiceProblem with this code for null */
    public static <T> T given(T value, ProblemCode otherwise) {
        if (value == null) {
            throw new ServiceProblem(otherwise);
        }
        return value;
    }

    private static String matching(Pattern pattern, String text, ProblemCode otherwise) {
        if (text == null || !pattern.matcher(text).matches()) {
            throw new ServiceProblem(otherwise);
        }
        return text;
    }
}
