package io.anumati.web;

/** Fresh unique ids, unguessable, {@code [a-z0-9-]}. */
@FunctionalInterface
public interface IdSource {

    String next();
}
