package io.anumati.auth.samples;

import java.time.Clock;
import java.time.Instant;

import org.eclipse.microprofile.config.spi.Converter;

import io.smallrye.config.SmallRyeConfig;

/** Implements a framework type; what is nested counts with it. */
public final class HonestShell implements Converter<String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        return value;
    }

    public record Reader(SmallRyeConfig config, Clock clock) {

        public Instant now() {
            return Instant.now(clock);
        }
    }
}
