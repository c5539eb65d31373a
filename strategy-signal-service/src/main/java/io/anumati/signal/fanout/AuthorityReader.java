package io.anumati.signal.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.anumati.contracts.AuthorityEvent;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.AuthorityHeartbeat;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.Topic;
import io.anumati.partitionview.ViewReader;
import io.anumati.partitionview.ViewRecord;

/** What a record of {@code authorizations} means to the fan-out's view. */
final class AuthorityReader implements ViewReader<AuthorityChanged> {

    @Override
    public ViewRecord<AuthorityChanged> read(ConsumerRecord<byte[], byte[]> incoming) {
        if (incoming.value() == null) {
            return new ViewRecord.Remove<>(new String(incoming.key(), UTF_8));
        }
        return switch ((AuthorityEvent) EventCodec.read(Topic.AUTHORIZATIONS, incoming.value())) {
            case AuthorityChanged changed -> new ViewRecord.Put<>(changed.userId(), changed.version(), changed);
            case AuthorityHeartbeat heartbeat -> new ViewRecord.Heartbeat<>(heartbeat.at());
        };
    }
}
