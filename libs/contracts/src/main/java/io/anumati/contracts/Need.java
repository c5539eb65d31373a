package io.anumati.contracts;

/** What a record cannot do without: a missing field makes an event unreadable instead of half true. */
final class Need {

    private Need() {
    }

    /** @param namesAndValues name, value, name, value, … */
    static void present(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] == null) {
                throw new IllegalArgumentException(namesAndValues[i] + " is missing");
            }
        }
    }
}
