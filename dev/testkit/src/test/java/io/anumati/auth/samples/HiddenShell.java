package io.anumati.auth.samples;

import io.smallrye.config.SmallRyeConfig;

/** Uses a framework and does not say so. */
public record HiddenShell(SmallRyeConfig config) {
}
