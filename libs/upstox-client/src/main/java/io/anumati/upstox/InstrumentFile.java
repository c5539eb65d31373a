package io.anumati.upstox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;

/** The instrument master: a packed JSON array, read line by line. */
final class InstrumentFile {

    private InstrumentFile() {
    }

    static List<InstrumentRow> read(Call call, RawAnswer answer) {
        if (answer.status() != 200) {
            throw AnswerReader.unknown("an answer %d for the instrument master".formatted(answer.status()), null, call, answer);
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
                MappingIterator<InstrumentRow> rows = UpstoxJson.MAPPER.readerFor(InstrumentRow.class).readValues(unpacked)) {
            List<InstrumentRow> all = rows.readAll(new ArrayList<>());
            if (rows.getParser().currentToken() == JsonToken.NOT_AVAILABLE || all.isEmpty()) {
                throw AnswerReader.unknown("an empty instrument master", null, call, answer);
            }
            return all;
        } catch (IOException | RuntimeJsonMappingException unreadable) {
            throw AnswerReader.unknown("the instrument master cannot be read", unreadable, call, answer);
        }
    }
}
