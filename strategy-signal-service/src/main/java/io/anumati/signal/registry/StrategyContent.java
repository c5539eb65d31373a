package io.anumati.signal.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.anumati.contracts.StrategyEvent.BoxType;

/**
 * What a strategy version is. Once approved it never changes: any change of logic is a new version.
 *
 * @param algoName the exchange-approved name that goes out with each order
 * @param inputSchema JSON Schema of the strategy's own inputs, as text
 * @param contentHash SHA-256 over code, models and fixed parameters, hex
 * @param riskDocumentHash SHA-256 of the risk document a subscriber accepts, hex
 * @param instrumentKeys the only instruments it may raise signals for
 * @param engineClientId the client whose signals are taken
 */
record StrategyContent(String algoName, BoxType boxType, String title, String text, String inputSchema, String contentHash,
        String riskDocumentHash, List<String> instrumentKeys, String engineClientId) {

    private static final int UNIVERSE_LIMIT = 1000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final Pattern INSTRUMENT = Pattern.compile("[A-Z]{3}_[A-Z]{2,5}\\|[\\w &.-]{1,60}");

    StrategyContent {
        instrumentKeys = List.copyOf(instrumentKeys);
    }

    /** @return the first field that cannot be taken as it is */
    Optional<String> firstFault() {
        if (!matches(NAME, algoName)) {
            return Optional.of("algoName must be 1 to 64 letters, digits, spaces, dots, hyphens or underscores");
        }
        if (isBlankOrLong(title, 200) || isBlankOrLong(text, 20_000)) {
            return Optional.of("title (to 200 characters) and text (to 20000) must be there");
        }
        if (hasNul(title) || hasNul(text) || hasNul(inputSchema)) {
            return Optional.of("title, text and inputSchema must not contain NUL");
        }
        if (!matches(HASH, contentHash) || !matches(HASH, riskDocumentHash)) {
            return Optional.of("contentHash and riskDocumentHash must be SHA-256 in lower-case hex");
        }
        if (!matches(NAME, engineClientId)) {
            return Optional.of("engineClientId must be a client id");
        }
        if (instrumentKeys.isEmpty() || instrumentKeys.size() > UNIVERSE_LIMIT
                || !instrumentKeys.stream().allMatch(INSTRUMENT.asMatchPredicate())
                || Set.copyOf(instrumentKeys).size() < instrumentKeys.size()) {
            return Optional.of("instrumentKeys must be 1 to %d different keys such as NSE_EQ|INE002A01018"
                    .formatted(UNIVERSE_LIMIT));
        }
        return Optional.empty();
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static boolean isBlankOrLong(String text, int limit) {
        return text == null || text.isBlank() || text.length() > limit;
    }
}
