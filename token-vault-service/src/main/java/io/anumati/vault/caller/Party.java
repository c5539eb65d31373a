package io.anumati.vault.caller;

import io.anumati.contracts.Cause;
import io.anumati.contracts.TokenEvent;

/** Somebody known by a bearer token, as events tell of it. */
public sealed interface Party permits Applicant, Asking {

    /** As it is written into events. */
    TokenEvent.Caller caller();

    /** Correlation of the request. */
    Cause cause();
}
