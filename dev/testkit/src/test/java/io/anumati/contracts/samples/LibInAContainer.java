package io.anumati.contracts.samples;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A lib that counts on a container to fill it. */
public record LibInAContainer(@ConfigProperty(name = "sample") String value) {
}
