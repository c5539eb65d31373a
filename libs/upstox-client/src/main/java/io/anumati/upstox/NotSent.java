package io.anumati.upstox;

/**
 * Provably no byte of the request left: no connection (refused, no name, address not ours, none free in time), it was closed
 * before the first flush, or the caller's {@link LastLook} held the call back.
 */
public final class NotSent extends BrokerFailure {

    NotSent(String why, Throwable cause) {
        super(why, cause);
    }
}
