package io.anumati.auth.samples;

import io.anumati.signal.samples.SignalDesk;

public record ServiceThatUsesAService(SignalDesk desk) {
}
