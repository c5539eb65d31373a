package io.anumati.auditchain;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes exports as the audit service does, with a key of its own. */
final class ExportFixture {

    static final String ORIGIN = "anumati-audit";

    final List<ExportLine.Row> rows = new ArrayList<>();
    final List<ExportLine.Sealed> seals = new ArrayList<>();
    private final Map<String, ChainHead> heads = new TreeMap<>();
    private KeyPair keys;
    private Checkpoint last;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    ExportFixture() {
        rotate();
    }

    /** A new key signs from here on. */
    ExportFixture rotate() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return this;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    VerifierKey key() {
        return VerifierKey.named(ORIGIN, keys.getPublic().getEncoded());
    }

    ExportFixture later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    ExportFixture add(String topic, int partition, String eventId, String data) {
        ChainHead before = heads.getOrDefault(ChainHead.chain(topic, partition), ChainHead.start(topic, partition));
        String entry = CanonicalJson.of(ExportCodec.tree("""
                {"topic":"%s","partition":%d,"offset":%d,"recordedAt":"%s","headers":{"ce_id":"%s"},"key":"u-1","data":%s}"""
                .formatted(topic, partition, before.sequence() * 2, now, eventId, data)));
        Hash leaf = ChainHash.leaf(entry);
        ChainHead next = before.next(leaf);
        heads.put(next.chain(), next);
        rows.add(new ExportLine.Row(next.chain(), next.sequence(), topic, partition, before.sequence() * 2, now.toString(),
                entry, leaf.hex(), next.rowHash().hex()));
        return this;
    }

    /** An order event with the next step of a command. */
    ExportFixture step(long sequence, String command, String detail) {
        return orderEvent("OrderStepped", sequence, command, detail);
    }

    ExportFixture change(long sequence, String command, String detail) {
        return orderEvent("ChangeStepped", sequence, command, detail);
    }

    private ExportFixture orderEvent(String type, long sequence, String command, String detail) {
        return add("order-events", 0, "e-" + sequence, """
                {"type":"%s","partition":0,"sequence":%d,"commandId":"%s","detail":%s}"""
                .formatted(type, sequence, command, detail));
    }

    ExportFixture checkpoint() {
        Checkpoint next = new Checkpoint(ORIGIN, last == null ? 1 : last.number() + 1, last == null ? Hash.NONE : last.hash(),
                now, List.copyOf(heads.values()));
        last = next;
        seals.add(new ExportLine.Sealed(next.number(), sign(next.text())));
        return this;
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return SignedNote.of(text, ORIGIN, key().publicKey(), signature.sign()).encode();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Stream<String> lines() {
        return Stream.of(Stream.of(ExportLine.Started.at(now)), seals.stream(), rows.stream()).flatMap(lines -> lines)
                .map(ExportCodec::write);
    }

    Report check(long checkpoint) {
        return check(checkpoint, key());
    }

    Report check(long checkpoint, VerifierKey... keysGiven) {
        ExportCheck check = new ExportCheck(List.of(keysGiven), checkpoint, Duration.ofMinutes(5));
        List<String> lines = lines().toList();
        for (int number = 0; number < lines.size(); number++) {
            check.accept(number + 1L, lines.get(number));
        }
        return check.finish();
    }
}
