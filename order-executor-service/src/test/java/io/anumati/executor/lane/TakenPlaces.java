package io.anumati.executor.lane;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

/** All places of a kind, taken as if by other users' calls, until closed. */
public final class TakenPlaces implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Places places;
    private final List<Places.Place> taken;

    private TakenPlaces(Places places) {
        this.places = places;
        Places.Turn turn = places.turn(() -> {
        });
        this.taken = Stream.generate(turn::take).takeWhile(Optional::isPresent).map(Optional::get).toList();
        turn.giveUp();
    }

    /** Takes them. */
    @Singleton
    public static class Taker {

        private final Parts parts;

        Taker(Parts parts) {
            this.parts = parts;
        }

        public TakenPlaces entries() {
            return new TakenPlaces(parts.entries());
        }

        public TakenPlaces reads() {
            return new TakenPlaces(parts.reads());
        }
    }

    public void awaitWaiting(int users) {
        await().atMost(SOON).until(() -> places.awaited() == users);
    }

    @Override
    public void close() {
        taken.forEach(Places.Place::close);
    }
}
