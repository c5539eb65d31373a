package io.anumati.chaos.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/**
 * Java agent of the fault suite: put into an executor's process by {@code JAVA_TOOL_OPTIONS}, it makes the {@link Point}s of
 * that
 * process reachable from outside. The executor itself knows nothing of it, in no build.
 */
public final class Agent {

    private Agent() {
    }

    /** @param folder where points are armed */
    public static void premain(String folder, Instrumentation machine) throws IOException {
        Weaver weaver = new Weaver();
        weaver.warmUp();
        Moments.use(Path.of(folder), String.valueOf(System.getenv("ANUMATI_EXECUTOR_INSTANCE_ID")));
        machine.addTransformer(weaver);
    }

    /** Without it a round would show less than it says, so the process does not go on. */
    static void giveUp(String why, Throwable cause) {
        System.err.printf("chaos agent: %s: %s%n", why, cause);
        cause.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
