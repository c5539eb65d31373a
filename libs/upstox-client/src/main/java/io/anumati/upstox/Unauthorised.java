package io.anumati.upstox;

/**
 * Nothing was done, the broker does not accept the token ({@code UDAPI100050}): ended at 03:30 IST, logged out, or ended by a
 * change of address. Users have met it on orders with a token that counts elsewhere, so ask for the profile before the user is
 * made to sign in again.
 */
public final class Unauthorised extends Declined {

    Unauthorised(Endpoint endpoint, CallFacts facts) {
        super("unauthorised", endpoint, facts);
    }
}
