package io.anumati.vault.request;

/** Text that must not be printed: {@code toString} hides it, only {@link #reveal()} says it. */
public interface Secret {

    /** The text itself: for the vault and for the answer to a lease, nothing else. */
    String reveal();
}
