package io.anumati.vault.request;

/** Fresh unique ids. */
@FunctionalInterface
public interface IdSource {

    String next();
}
