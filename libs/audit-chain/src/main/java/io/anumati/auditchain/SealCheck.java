package io.anumati.auditchain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The checkpoints of a file: numbered from 1, each naming the hash of the one before, and the trusted one signed by the key.
 * What
 * the trusted one seals directly or through its links becomes a pin: at this sequence the chain had this row hash.
 */
final class SealCheck {

    /** @param checkpoint the number of the first checkpoint that says so */
    record Pin(long checkpoint, Hash rowHash) {
    }

    private final List<VerifierKey> keys;
    private final long trusted;
    private final Consumer<Finding> findings;
    private final Map<String, TreeMap<Long, Pin>> pins = new HashMap<>();
    private Checkpoint last;
    private Checkpoint trustedCheckpoint;
    private boolean trustedNamed;

    SealCheck(List<VerifierKey> keys, long trusted, Consumer<Finding> findings) {
        this.keys = List.copyOf(keys);
        this.trusted = trusted;
        this.findings = findings;
    }

    void accept(ExportLine.Sealed line) {
        try {
            SignedNote note = SignedNote.parse(line.note());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (checkpoint.number() != line.number()) {
                throw new IllegalArgumentException("the text says it is checkpoint %d".formatted(checkpoint.number()));
            }
            requireLink(checkpoint);
            last = checkpoint;
            pinIfTrusted(checkpoint, signed(note, line.number()));
        } catch (IllegalArgumentException unreadable) {
            broken(line.number(), "cannot be read: " + unreadable.getMessage());
        }
    }

    private void requireLink(Checkpoint checkpoint) {
        long expected = last == null ? 1 : last.number() + 1;
        if (checkpoint.number() > expected) {
            broken(expected, "is missing");
            pins.clear();
        } else if (checkpoint.number() < expected) {
            broken(checkpoint.number(), "stands after checkpoint %d".formatted(last.number()));
        } else if (!checkpoint.previous().equals(last == null ? Hash.NONE : last.hash())) {
            broken(Math.max(1, expected - 1), "was changed: checkpoint %d names another hash of it".formatted(expected));
            pins.clear();
        }
    }

    private boolean signed(SignedNote note, long number) {
        List<SignedNote.Standing> standings = keys.stream().map(note::standing).toList();
        if (standings.contains(SignedNote.Standing.BAD)) {
            broken(number, "was changed: its signature does not fit");
            return false;
        }
        boolean signed = standings.contains(SignedNote.Standing.GOOD);
        if (!signed && number == trusted) {
            broken(number, "is not signed by the key given");
        }
        return signed;
    }

    private void pinIfTrusted(Checkpoint checkpoint, boolean signed) {
        if (checkpoint.number() > trusted) {
            return;
        }
        checkpoint.heads().forEach(head -> pins.computeIfAbsent(head.chain(), _ -> new TreeMap<>())
                .putIfAbsent(head.sequence(), new Pin(checkpoint.number(), head.rowHash())));
        if (checkpoint.number() == trusted && signed) {
            trustedCheckpoint = checkpoint;
        }
    }

    /** To be called when the first row comes, or at the end of a file without rows. */
    void close() {
        if (trustedCheckpoint == null) {
            pins.clear();
            if (!trustedNamed) {
                broken(trusted, "is not in the file");
            }
        }
    }

    /** The checkpoint one can rely on; empty when there is none. */
    Optional<Checkpoint> trusted() {
        return Optional.ofNullable(trustedCheckpoint);
    }

    TreeMap<Long, Pin> pins(String chain) {
        return pins.getOrDefault(chain, new TreeMap<>());
    }

    private void broken(long number, String what) {
        trustedNamed |= number == trusted;
        findings.accept(Finding.broken("checkpoint " + number, what));
    }
}
