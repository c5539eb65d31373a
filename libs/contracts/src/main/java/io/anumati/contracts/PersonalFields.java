package io.anumati.contracts;

import java.util.Set;

/** Fields of events that identify a person directly: audit keeps them apart from its chain, so that they can be erased. */
public final class PersonalFields {

    /** JSON property names, wherever they stand. */
    public static final Set<String> NAMES = Set.of("brokerUserId");

    private PersonalFields() {
    }
}
