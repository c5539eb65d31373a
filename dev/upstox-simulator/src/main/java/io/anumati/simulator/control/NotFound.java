package io.anumati.simulator.control;

/** The control API was asked for something that is not there: 404. */
final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFound(String what) {
        super("there is no " + what);
    }
}
