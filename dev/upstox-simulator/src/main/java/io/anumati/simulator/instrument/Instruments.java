package io.anumati.simulator.instrument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/** What can be traded. Starts with the small list shipped beside this class. */
public final class Instruments {

    private final Map<String, Instrument> byKey = new LinkedHashMap<>();
    private byte[] file;

    private Instruments() {
    }

    public static Instruments shipped() {
        Instruments instruments = new Instruments();
        try (InputStream in = Instruments.class.getResourceAsStream("instruments.json")) {
            JsonNode rows = Json.read(in.readAllBytes()).orElseThrow();
            rows.forEach(row -> instruments.put(Instrument.of((ObjectNode) row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return instruments;
    }

    public void put(Instrument instrument) {
        byKey.put(instrument.key(), instrument);
        file = null;
    }

    public Optional<Instrument> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Collection<Instrument> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** The broker's {@code complete.json.gz}, which has no suspended instruments. */
    public byte[] file() {
        if (file == null) {
            file = zipped(Json.bytes(
                    byKey.values().stream().filter(instrument -> !instrument.suspended()).map(Instrument::row).toList()));
        }
        return file;
    }

    private static byte[] zipped(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
