package io.anumati.auth.connection;

/** The vault service could not be reached or did not do what it was asked. Never holds what was sent to it. */
public final class VaultFailure extends RuntimeException {

    VaultFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
