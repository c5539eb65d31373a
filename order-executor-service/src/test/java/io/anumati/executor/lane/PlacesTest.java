package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(1, Duration.ofMinutes(1), System::nanoTime);

    @Test
    void whoWaitsGetsThePlaceThatIsGivenBack() throws InterruptedException {
        Places.Place first = places.take().orElseThrow();
        AtomicBoolean found = new AtomicBoolean();
        Thread waiting = Thread.ofVirtual().start(() -> found.set(places.take().isPresent()));
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        first.close();
        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
        assertThat(found).isTrue();
    }

    @Test
    void whoFindsNoneGoesOnAfterAWhile() {
        assertThat(places.take()).isPresent();
        assertThat(places.take()).isEmpty();
    }
}
