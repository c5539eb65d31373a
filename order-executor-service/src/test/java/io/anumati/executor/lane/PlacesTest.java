package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.executor.guard.Allowance;

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
    void thereAreMoreWhileTheyAreGivenBackSoonAndFewerWhenTheyAreNot() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        Places some = new Places(100, Duration.ofNanos(10), clock::get);
        List<Places.Place> taken = take(some, Allowance.FEWEST);
        Thread waiting = Thread.ofVirtual().start(() -> some.take().ifPresent(taken::add));
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        List.copyOf(taken).forEach(Places.Place::close);
        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
        taken.subList(0, Allowance.FEWEST).clear();
        int grown = Allowance.FEWEST * 6 / 5;
        taken.addAll(take(some, grown - 1));
        assertThat(some.take()).isEmpty();
        clock.set(11);
        taken.forEach(Places.Place::close);
        take(some, Allowance.FEWEST);
        assertThat(some.take()).isEmpty();
    }

    private static List<Places.Place> take(Places places, int number) {
        return IntStream.range(0, number).mapToObj(_ -> places.take().orElseThrow())
                .collect(Collectors.toCollection(CopyOnWriteArrayList::new));
    }

    @Test
    void whoFindsNoneGoesOnAfterAWhile() {
        assertThat(places.take()).isPresent();
        assertThat(places.take()).isEmpty();
    }
}
