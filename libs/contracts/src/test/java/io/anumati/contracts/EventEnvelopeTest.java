package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {

    private static final EventEnvelope ENVELOPE = new EventEnvelope("e-1", "/auth-service", "AuthorityChanged", Samples.AT,
            "u-17", 1, "c-1", "r-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    @Test
    void readsBackWhatItWrote() {
        assertThat(EventEnvelope.from(ENVELOPE.toHeaders())).isEqualTo(ENVELOPE);
    }

    @Test
    void carriesCloudEventsAttributesInBinaryMode() {
        Headers headers = ENVELOPE.toHeaders();

        assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(headers, "ce_type")).isEqualTo("AuthorityChanged");
        assertThat(text(headers, "ce_time")).isEqualTo("2026-11-20T04:00:00.250Z");
        assertThat(text(headers, "content-type")).isEqualTo("application/json");
    }

    @Test
    void doesWithoutATrace() {
        EventEnvelope untraced = new EventEnvelope("e-1", "/auth-service", "AuthorityChanged", Samples.AT, "u-17", 1, "c-1",
                "r-1", null);

        assertThat(EventEnvelope.from(untraced.toHeaders())).isEqualTo(untraced);
    }

    @Test
    void isUnreadableWithoutANeededHeader() {
        for (String name : List.of("ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "ce_schemaversion",
                "ce_correlationid", "ce_causationid")) {
            assertUnreadable(ENVELOPE.toHeaders().remove(name));
            assertUnreadable(ENVELOPE.toHeaders().remove(name).add(name, null));
        }
    }

    @Test
    void isUnreadableWithAMalformedTimeOrVersion() {
        assertUnreadable(ENVELOPE.toHeaders().remove("ce_time").add("ce_time", "yesterday".getBytes(UTF_8)));
        assertUnreadable(ENVELOPE.toHeaders().remove("ce_schemaversion").add("ce_schemaversion", "one".getBytes(UTF_8)));
        assertUnreadable(new RecordHeaders());
    }

    @Test
    void isUnreadableWithAControlCharacter() {
        for (String name : List.of("ce_id", "ce_correlationid", "ce_causationid", "traceparent")) {
            assertUnreadable(ENVELOPE.toHeaders().remove(name).add(name, new byte[] { 'a', 0 }));
        }
    }

    @Test
    void causesKeepTheCorrelation() {
        Cause next = Cause.from(ENVELOPE);

        assertThat(next).isEqualTo(new Cause("c-1", "e-1", ENVELOPE.traceparent()));
        assertThat(Cause.first("c-9")).isEqualTo(new Cause("c-9", "c-9", null));
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private static void assertUnreadable(Headers headers) {
        assertThatExceptionOfType(UnreadableRecord.class).isThrownBy(() -> EventEnvelope.from(headers));
    }
}
