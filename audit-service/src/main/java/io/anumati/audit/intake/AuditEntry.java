package io.anumati.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.auditchain.CanonicalJson;
import io.anumati.contracts.AuthorityEvent.AuthorityHeartbeat;
import io.anumati.contracts.ControlEvent.ControlHeartbeat;
import io.anumati.contracts.Event;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventJson;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;

/**
 * What the log keeps of a record: where it stood, its key, all headers and its data. A record that is no event of its topic is
 * kept
 * as it is, in base64, with the reason.
 */
final class AuditEntry {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final String DEAD_LETTER = ".dlq";
    private static final String BASE64 = "base64:";

    private AuditEntry() {
    }

    /** @return empty for a heartbeat, which is not recorded */
    static Optional<ObjectNode> of(ConsumerRecord<byte[], byte[]> incoming, Instant recordedAt) {
        ObjectNode entry = JSON.createObjectNode();
        try {
            if (heartbeat(incoming)) {
                return Optional.empty();
            }
            entry.set("data", data(incoming.value()));
        } catch (UnreadableRecord | IllegalArgumentException | IOException unreadable) {
            entry.put("unreadable", printable(unreadable));
            entry.put("raw", incoming.value() == null ? null : Base64.getEncoder().encodeToString(incoming.value()));
        }
        entry.put("topic", incoming.topic()).put("partition", incoming.partition()).put("offset", incoming.offset());
        entry.put("timestamp", incoming.timestamp()).put("key", text(incoming.key()));
        entry.put("recordedAt", recordedAt.toString());
        entry.set("headers", headers(incoming));
        return Optional.of(entry);
    }

    private static boolean heartbeat(ConsumerRecord<byte[], byte[]> incoming) {
        if (incoming.value() == null) {
            return false;
        }
        String topic = incoming.topic();
        boolean dead = topic.endsWith(DEAD_LETTER);
        Topic source = Topic.named(dead ? topic.substring(0, topic.length() - DEAD_LETTER.length()) : topic);
        Event event = EventCodec.read(source, incoming.value());
        return event instanceof AuthorityHeartbeat || event instanceof ControlHeartbeat;
    }

    private static JsonNode data(byte[] value) throws IOException {
        JsonNode data = value == null ? JSON.nullNode() : JSON.readTree(value);
        CanonicalJson.of(data);
        return data;
    }

    private static ObjectNode headers(ConsumerRecord<byte[], byte[]> incoming) {
        ObjectNode headers = JSON.createObjectNode();
        for (Header header : incoming.headers()) {
            headers.put(freeName(headers, printable(header.key())), text(header.value()));
        }
        return headers;
    }

    private static String freeName(ObjectNode headers, String name) {
        int repeat = 1;
        String free = name;
        while (headers.has(free)) {
            free = name + "#" + ++repeat;
        }
        return free;
    }

    /** UTF-8 text, or else base64. */
    private static String text(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            return BASE64 + Base64.getEncoder().encodeToString(bytes);
        }
    }

    private static String printable(Exception cause) {
        return printable(String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.getClass().getSimpleName()));
    }

    /** Half surrogate pairs have no UTF-8 and become question marks. */
    private static String printable(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
