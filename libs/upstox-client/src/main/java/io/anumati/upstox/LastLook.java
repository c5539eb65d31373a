package io.anumati.upstox;

/**
 * The caller's last word, asked with the connection in hand and just before the first byte is written. It runs on an event
 * loop:
 * compare clocks and flags there, never wait.
 */
@FunctionalInterface
public interface LastLook {

    LastLook NONE = () -> true;

    /** @return false to let the call not leave: it ends as {@link NotSent} */
    boolean mayLeave();
}
