package io.anumati.executor.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.contracts.Cause;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventJson;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.Topic;
import io.anumati.executor.journal.JournalEntry;
import io.anumati.executor.journal.JournalRow;

/**
 * A journal entry that stands in the file until it stands in the journal. Its sequence is given there.
 *
 * @param epoch of the lease under which the step was taken
 * @param event JSON with sequence 0
 */
record StandInLine(int partition, long epoch, String commandId, int orderVersion, String userId, String step, String stateAfter,
        Cause cause, String event) {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final int CHECKSUM = 8;

    static StandInLine of(int partition, long epoch, JournalEntry entry) {
        return new StandInLine(partition, epoch, entry.commandId().orElseThrow(), entry.orderVersion(), entry.userId(),
                entry.step(),
                entry.stateAfter().orElse(null), entry.cause(), new String(EventCodec.toJson(entry.event().apply(0)), UTF_8));
    }

    /** The line with its checksum in front, without a line end. */
    String text() {
        try {
            String json = JSON.writeValueAsString(this);
            return checksum(json) + " " + json;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a stand-in line", impossible);
        }
    }

    /**
     * Empty for a line that is not whole.
     *
     * @throws IOException for one that is whole and cannot be read: it was promised
     */
    static Optional<StandInLine> parse(String text) throws IOException {
        if (text.length() <= CHECKSUM || !text.substring(0, CHECKSUM).equals(checksum(text.substring(CHECKSUM + 1)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(text.substring(CHECKSUM + 1), StandInLine.class));
        } catch (JsonProcessingException unreadable) {
            throw new IOException("a line of the stand-in file is damaged, its checksum is right but it cannot be read: "
                    + unreadable.getOriginalMessage(), unreadable);
        }
    }

    JournalEntry entry() {
        return new JournalEntry(Optional.of(commandId), orderVersion, userId, step, Optional.ofNullable(stateAfter), cause,
                this::numbered, Optional.empty());
    }

    /** Whether the journal's row tells this very step, and not one that another owner took instead. */
    boolean isIn(JournalRow row) {
        try {
            ObjectNode there = (ObjectNode) JSON.readTree(row.event());
            return row.step().equals(step)
                    && there.put("sequence", 0).equals(((ObjectNode) JSON.readTree(event)).put("sequence", 0));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event cannot be read", impossible);
        }
    }

    private OrderEvent numbered(long sequence) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(event);
            return (OrderEvent) EventCodec.read(Topic.ORDER_EVENTS, JSON.writeValueAsBytes(json.put("sequence", sequence)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stand-in line with a right checksum cannot be read", impossible);
        }
    }

    private static String checksum(String json) {
        CRC32C sum = new CRC32C();
        sum.update(json.getBytes(UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
