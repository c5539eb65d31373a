package io.anumati.auth.outbox;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.EventEnvelope;
import io.anumati.contracts.EventJson;

/** An envelope as it lies in the outbox. */
final class EnvelopeText {

    private static final ObjectMapper JSON = EventJson.mapper();

    private EnvelopeText() {
    }

    static String write(EventEnvelope envelope) {
        try {
            return JSON.writeValueAsString(envelope);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static EventEnvelope read(String text) {
        try {
            return JSON.readValue(text, EventEnvelope.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
