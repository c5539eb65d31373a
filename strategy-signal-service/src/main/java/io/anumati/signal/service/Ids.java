package io.anumati.signal.service;

/** Where new ids come from: unguessable, unique, {@code [a-z0-9-]}. */
public interface Ids {

    String next();
}
