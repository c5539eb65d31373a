package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(1);

    @Test
    void whoWaitsGetsThePlaceThatIsGivenBack() throws InterruptedException {
        assertThat(places.take()).isTrue();
        AtomicBoolean found = new AtomicBoolean();
        Thread waiting = Thread.ofVirtual().start(() -> found.set(places.take()));
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        places.giveBack();
        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
        assertThat(found).isTrue();
    }

    @Test
    void whoFindsNoneGoesOnAfterAWhile() {
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isFalse();
    }
}
