package io.anumati.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;

import com.upstox.feeder.Streamer;

/** Connects the SDK's streamers, and lets no error of theirs pass. */
abstract class StreamTest extends SdkTest {

    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final List<Streamer> streamers = new CopyOnWriteArrayList<>();
    private volatile boolean open;

    @AfterEach
    void disconnect() {
        streamers.forEach(Streamer::disconnect);
        assertThat(errors).isEmpty();
    }

    void connect(Streamer streamer) {
        streamer.setOnOpenListener(() -> open = true);
        streamer.setOnErrorListener(errors::add);
        streamer.autoReconnect(false);
        streamers.add(streamer);
        streamer.connect();
        await().untilAsserted(() -> {
            assertThat(errors).isEmpty();
            assertThat(open).isTrue();
        });
    }
}
