package io.anumati.auditchain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * What all chains were at one moment. Its text is what gets signed:
 *
 * <pre>
 * anumati-audit
 * checkpoint 7
 * previous 5e88…                  SHA-256 of the text of checkpoint 6, hex; 64 zeros for the first
 * taken 2026-11-21T10:15:30Z
 * head order-events 3 1042 9f86…  topic, partition, last sequence, row hash; sorted by topic, then partition
 * </pre>
 *
 * @param origin names the log; no white space, no plus sign
 * @param number from 1, without gaps
 */
public record Checkpoint(String origin, long number, Hash previous, Instant takenAt, List<ChainHead> heads) {

    public Checkpoint {
        if (origin.isEmpty() || origin.matches(".*[\\s+].*") || number < 1) {
            throw new IllegalArgumentException("no checkpoint can be named %s, %d".formatted(origin, number));
        }
        heads = heads.stream().sorted().toList();
        if (heads.stream().map(ChainHead::chain).distinct().count() < heads.size()) {
            throw new IllegalArgumentException("a chain is listed twice");
        }
    }

    /** UTF-8 text, ends with a new line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n');
        text.append("checkpoint ").append(number).append('\n');
        text.append("previous ").append(previous).append('\n');
        text.append("taken ").append(takenAt).append('\n');
        for (ChainHead head : heads) {
            text.append("head ").append(head.topic()).append(' ').append(head.partition()).append(' ').append(head.sequence())
                    .append(' ').append(head.rowHash()).append('\n');
        }
        return text.toString();
    }

    /** What the next checkpoint names as the one before. */
    public Hash hash() {
        return Hash.over(text().getBytes(UTF_8));
    }

    /** @throws IllegalArgumentException for a text that {@link #text()} would not write, byte for byte */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n");
        if (lines.length < 4) {
            throw new IllegalArgumentException("a checkpoint has at least four lines");
        }
        try {
            Checkpoint parsed = new Checkpoint(lines[0], Long.parseLong(after("checkpoint ", lines[1])),
                    new Hash(after("previous ", lines[2])), Instant.parse(after("taken ", lines[3])),
                    List.of(lines).subList(4, lines.length).stream().map(Checkpoint::head).toList());
            if (!parsed.text().equals(text)) {
                throw new IllegalArgumentException("not in the one form of a checkpoint");
            }
            return parsed;
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("no time: " + lines[3], malformed);
        }
    }

    private static ChainHead head(String line) {
        String[] parts = after("head ", line).split(" ");
        if (parts.length != 4) {
            throw new IllegalArgumentException("no chain head: " + line);
        }
        return new ChainHead(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]), new Hash(parts[3]));
    }

    private static String after(String label, String line) {
        if (!line.startsWith(label)) {
            throw new IllegalArgumentException("expected \"%s…\" but found \"%s\"".formatted(label, line));
        }
        return line.substring(label.length());
    }
}
