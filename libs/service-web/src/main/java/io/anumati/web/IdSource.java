package io.anumati.web;

/** Fresh unique ids, unguessable, {@code [a-z0-9-]}. */
@FunctionalInterface
public interface IdSource {

    String next();

    /** @param kind says what it is an id of, for example {@code auth} */
    default String next(String kind) {
        return kind + "-" + next();
    }
}
