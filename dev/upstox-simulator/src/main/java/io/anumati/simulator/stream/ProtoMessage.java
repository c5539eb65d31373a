package io.anumati.simulator.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.google.protobuf.CodedOutputStream;

/** A Protocol Buffers message in the making. Zeros and empty texts are left out, as version 3 does. */
final class ProtoMessage {

    /** Writes one field. */
    private interface Field {
        void write() throws IOException;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 128);

    ProtoMessage decimal(int field, double value) {
        return value == 0 ? this : write(() -> out.writeDouble(field, value));
    }

    ProtoMessage integer(int field, long value) {
        return value == 0 ? this : write(() -> out.writeInt64(field, value));
    }

    ProtoMessage choice(int field, int number) {
        return number == 0 ? this : write(() -> out.writeEnum(field, number));
    }

    ProtoMessage text(int field, String value) {
        return value.isEmpty() ? this : write(() -> out.writeString(field, value));
    }

    /** Written also when it is empty: that it is there says something. */
    ProtoMessage inner(int field, ProtoMessage message) {
        return write(() -> out.writeByteArray(field, message.bytes()));
    }

    /** One entry of a map with texts for keys; it is repeated for each. */
    ProtoMessage entry(int field, String key, ProtoMessage value) {
        return inner(field, new ProtoMessage().text(1, key).inner(2, value));
    }

    /** One entry of a map from texts to choices. */
    ProtoMessage entry(int field, String key, int choice) {
        return inner(field, new ProtoMessage().text(1, key).choice(2, choice));
    }

    byte[] bytes() {
        write(out::flush);
        return bytes.toByteArray();
    }

    private ProtoMessage write(Field field) {
        try {
            field.write();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
