package io.anumati.chaos;

/** A round did not come to what it was to show. */
final class NotShown extends RuntimeException {

    NotShown(String message) {
        super(message);
    }
}
