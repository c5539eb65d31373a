package io.anumati.auth.samples;

import java.time.Instant;

public final class AsksTheMachine {

    private AsksTheMachine() {
    }

    public static Instant now() {
        return Instant.now();
    }

    public static void say(String text) {
        System.out.println(text);
    }
}
