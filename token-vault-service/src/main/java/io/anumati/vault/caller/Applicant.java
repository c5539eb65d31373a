package io.anumati.vault.caller;

import java.util.Optional;
import java.util.function.Predicate;

import io.anumati.contracts.Cause;
import io.anumati.contracts.TokenEvent;

/**
 * Who asks for a lease, whether or not it may: a refusal is told of too.
 *
 * @param role the caller's one role; empty when it has none here, or more than one
 */
public record Applicant(Optional<CallerRole> role, TokenEvent.Caller caller, Cause cause) implements Party {

    /** @return the caller in its role, when it has a role that will do */
    public Optional<Asking> as(Predicate<CallerRole> fitting) {
        return role.filter(fitting).map(own -> new Asking(own, caller, cause));
    }
}
