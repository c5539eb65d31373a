package io.anumati.auth.authority;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;

/** What shall become of a user's authority. */
public sealed interface Decision {

    /** @param after the new authority; version and time are set when it is stored */
    record Change(AuthorityChanged after) implements Decision {
    }

    /** It is already as asked: nothing is stored, nothing published. */
    record Keep() implements Decision {
    }

    record Deny(Denial denial) implements Decision {
    }

    static Decision deny(DenialCode code, String text) {
        return new Deny(new Denial(code, text));
    }
}
