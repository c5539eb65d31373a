package io.anumati.auth.consent;

import java.util.Optional;

import io.anumati.auth.authority.Denial;
import io.anumati.auth.authority.DenialCode;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.EventCodec;

/**
 * How far consents may make an authority grow: it travels as one record, which Kafka must take. Only a new consent is denied
 * for
 * want of room; withdrawing and stopping add little, always pass, and find their place between this and Kafka's 1 MiB.
 *
 * @param bytes of the authority's JSON
 */
record Room(int consents, int bytes) {

    /** @return why not, or empty when the authority with its new consent may stand */
    Optional<Denial> judge(AuthorityChanged after) {
        boolean fits = after.authorisations().size() <= consents && EventCodec.toJson(after).length <= bytes;
        return fits ? Optional.empty()
                : Optional.of(new Denial(DenialCode.TOO_MANY_AUTHORISATIONS,
                        "You have given too many consents, or consents with too many parameters."));
    }
}
