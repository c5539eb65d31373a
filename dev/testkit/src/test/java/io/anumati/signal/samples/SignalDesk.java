package io.anumati.signal.samples;

/** A class of a service, for another to depend on. */
public final class SignalDesk {
}
