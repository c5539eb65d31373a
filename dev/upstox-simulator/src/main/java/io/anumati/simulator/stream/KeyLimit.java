package io.anumati.simulator.stream;

/**
 * How many instrument keys a user may subscribe to in one mode.
 *
 * @param alone when he uses no other mode
 * @param mixed when he does
 */
public record KeyLimit(int alone, int mixed) {
}
