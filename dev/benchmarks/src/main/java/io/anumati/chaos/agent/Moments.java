package io.anumati.chaos.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What the woven executor calls. A point is armed by a file of its name that holds the strike and how many passages are spared;
 * whoever takes the file away is struck, so one process is. The wall clock is shifted by what the file {@code clock-<instance>}
 * holds, in milliseconds.
 */
public final class Moments {

    private static final Duration CLOCK_LOOK = Duration.ofMillis(50);

    private static volatile Path folder;
    private static volatile Duration shift = Duration.ZERO;

    private Moments() {
    }

    static void use(Path with, String instance) {
        OwnProcess.pid();
        folder = with;
        Thread.ofPlatform().daemon().name("chaos-clock").start(() -> followClock(with.resolve("clock-" + instance)));
    }

    /** The executor is at this point. */
    public static void reach(String point) {
        Path armed = folder.resolve("armed-" + point);
        if (Files.exists(armed)) {
            take(point, armed);
        }
    }

    /** The executor is about to write these journal rows, or has written them. */
    public static void journal(String point, String step, List<?> rows) {
        Path armed = folder.resolve("armed-" + point);
        if (Files.exists(armed) && rows.stream().anyMatch(row -> row.toString().contains("step=" + step + ","))) {
            take(point, armed);
        }
    }

    /** The executor asked for the time. */
    public static Instant shift(Instant now) {
        return now.plus(shift);
    }

    private static synchronized void take(String point, Path armed) {
        try {
            String[] order = Files.readString(armed).strip().split(" ");
            int spared = Integer.parseInt(order[1]);
            if (spared > 0) {
                Files.writeString(armed, order[0] + " " + (spared - 1));
                return;
            }
            Path mine = folder.resolve("taken-%s-%d".formatted(point, OwnProcess.pid()));
            Files.move(armed, mine);
            Files.writeString(mine, OwnProcess.pid() + " " + Instant.now());
            Files.move(mine, folder.resolve("hit-" + point));
            OwnProcess.strike(Strike.valueOf(order[0]));
        } catch (NoSuchFileException | ArrayIndexOutOfBoundsException _) {
            // the other executor was faster
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void followClock(Path file) {
        while (true) {
            try {
                shift = Files.exists(file) ? Duration.ofMillis(Long.parseLong(Files.readString(file).strip())) : Duration.ZERO;
            } catch (IOException | NumberFormatException _) {
                // being written; the next look has it
            }
            LockSupport.parkNanos(CLOCK_LOOK.toNanos());
        }
    }
}
