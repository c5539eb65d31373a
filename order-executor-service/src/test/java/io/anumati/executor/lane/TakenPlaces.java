package io.anumati.executor.lane;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

/** All places of a kind, taken as if by other users' calls, until closed. */
public final class TakenPlaces implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Places places;
    private final List<Places.Place> taken;

    /** Waits for those that are taken. */
    private TakenPlaces(Places places, int all) {
        this.places = places;
        this.taken = Stream.generate(places::await).limit(all).toList();
    }

    /** Takes them. */
    @Singleton
    public static class Taker {

        private final Parts parts;

        Taker(Parts parts) {
            this.parts = parts;
        }

        /** @param all how many there are */
        public TakenPlaces entries(int all) {
            return new TakenPlaces(parts.entries(), all);
        }

        /** @param all how many there are */
        public TakenPlaces reads(int all) {
            return new TakenPlaces(parts.reads(), all);
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
