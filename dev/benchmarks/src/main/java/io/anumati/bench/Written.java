package io.anumati.bench;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Commands that a fan-out wrote.
 *
 * @param different commands with different ids
 * @param bytesEach key, value and headers, on average
 * @param firstMillis when the first was handed to Kafka's client, as its record says
 */
record Written(long commands, long different, int bytesEach, long firstMillis, long lastMillis) {

    static Written since(Tape tape) {
        Set<String> ids = new HashSet<>();
        long[] figures = { 0, 0, Long.MAX_VALUE, 0 };
        tape.eachCommand(incoming -> {
            figures[0]++;
            figures[1] += size(incoming);
            figures[2] = Math.min(figures[2], incoming.timestamp());
            figures[3] = Math.max(figures[3], incoming.timestamp());
            ids.add(new String(incoming.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
        });
        return new Written(figures[0], ids.size(), (int) (figures[1] / Math.max(1, figures[0])), figures[2], figures[3]);
    }

    private static long size(ConsumerRecord<byte[], byte[]> incoming) {
        long headers = 0;
        for (var header : incoming.headers()) {
            headers += header.key().length() + header.value().length;
        }
        return headers + incoming.value().length + (incoming.key() == null ? 0 : incoming.key().length);
    }

    double perSecond() {
        return commands * 1000.0 / Math.max(1, lastMillis - firstMillis);
    }
}
