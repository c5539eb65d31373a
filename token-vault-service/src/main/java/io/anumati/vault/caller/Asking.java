package io.anumati.vault.caller;

import io.anumati.contracts.Cause;
import io.anumati.contracts.TokenEvent;

/**
 * Who asks, and within what.
 *
 * @param role decides which OpenBao login is used
 * @param caller as it is written into events
 * @param cause correlation of the request
 */
public record Asking(CallerRole role, TokenEvent.Caller caller, Cause cause) implements Party {
}
