package io.anumati.runner.demo;

/** Something the demo relies on did not happen; the message says what. */
public class DemoFailure extends RuntimeException {

    DemoFailure(String message) {
        super(message);
    }
}
