package io.anumati.contracts.samples;

import io.anumati.signal.samples.SignalDesk;

public record LibThatUsesAService(SignalDesk desk) {
}
