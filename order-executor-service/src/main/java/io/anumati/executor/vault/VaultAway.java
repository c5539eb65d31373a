package io.anumati.executor.vault;

/** The vault service did not answer: ask again later. */
public final class VaultAway extends Exception {

    VaultAway(String message) {
        super(message);
    }
}
