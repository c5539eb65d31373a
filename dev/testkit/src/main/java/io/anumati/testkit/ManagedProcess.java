package io.anumati.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process of ours: its output goes to a log, its id to a file, and it ends when this program does, unless it was left running
 * by {@link #detach()}. A later program finds it again by its pid file.
 */
public final class ManagedProcess implements AutoCloseable {

    /** Whether the process can be used; throwing means not yet. */
    @FunctionalInterface
    public interface ReadyCheck {
        boolean ready() throws Exception;
    }

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final Duration SAME_START = Duration.ofSeconds(5);
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");
    private static final int TAIL_LINES = 15;

    private final Launch launch;
    private final ProcessHandle handle;
    private final Runnable ending = this::close;

    private ManagedProcess(Launch launch, ProcessHandle handle) {
        this.launch = launch;
        this.handle = handle;
    }

    /**
     * Starts the process; it is not ready yet. Its log grows from start to start.
     *
     * @throws PartFailed also when this program is ending: what started now would outlive it
     */
    public static ManagedProcess start(Launch launch) {
        try {
            Files.createDirectories(launch.folder());
            ProcessBuilder builder = new ProcessBuilder(launch.command()).directory(launch.folder().toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            ManagedProcess process = AtExit.begin(() -> new ManagedProcess(launch, builder.start().toHandle()),
                    begun -> begun.ending);
            return process.orClose(process::remember);
        } catch (IOException cause) {
            throw cannotBeStarted(launch, cause);
        }
    }

    private ManagedProcess remember() {
        try {
            Files.writeString(launch.pidFile(),
                    "%d %d %s".formatted(handle.pid(), startOf(handle).toEpochMilli(), launch.stopSignal()));
            return this;
        } catch (IOException cause) {
            throw cannotBeStarted(launch, cause);
        }
    }

    private static PartFailed cannotBeStarted(Launch launch, IOException cause) {
        return new PartFailed("%s cannot be started: %s".formatted(launch.name(), cause.getMessage()), cause);
    }

    /** The process of this name that an earlier program left running in this folder. */
    public static Optional<ManagedProcess> find(String name, Path folder) {
        Launch launch = Launch.of(name, folder, List.of());
        try {
            String[] kept = Files.readString(launch.pidFile()).strip().split(" ");
            Instant start = Instant.ofEpochMilli(Long.parseLong(kept[1]));
            return ProcessHandle.of(Long.parseLong(kept[0])).filter(ProcessHandle::isAlive)
                    .filter(handle -> Duration.between(start, startOf(handle)).abs().compareTo(SAME_START) < 0)
                    .map(handle -> new ManagedProcess(launch.stoppedBy(kept[2]), handle));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    /** @throws PartFailed with the end of the log when the process ends first or the time is over; it is stopped then */
    public ManagedProcess awaitReady(Duration limit, ReadyCheck check) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isReady(check)) {
            if (Thread.currentThread().isInterrupted()) {
                kill();
                throw new PartFailed(launch.name() + " was stopped while it started");
            }
            if (endsWithin(POLL)) {
                throw failed("has ended while starting");
            }
            if (System.nanoTime() > end) {
                kill();
                throw failed("was not ready after %d s".formatted(limit.toSeconds()));
            }
        }
        return this;
    }

    public static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isReady(ReadyCheck check) {
        try {
            return check.ready();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception notYet) {
            return false;
        }
    }

    private PartFailed failed(String what) {
        close();
        return new PartFailed("%s %s; the end of %s:%n%s".formatted(launch.name(), what, launch.log(), logTail()));
    }

    /** The last lines of the log, without stack frames. */
    public String logTail() {
        try (Stream<String> all = Files.lines(launch.log())) {
            List<String> lines = all.filter(line -> !STACK_FRAME.matcher(line).find()).toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(no log: %s)".formatted(unreadable.getMessage());
        }
    }

    public boolean isAlive() {
        return handle.isAlive();
    }

    public long pid() {
        return handle.pid();
    }

    public String name() {
        return launch.name();
    }

    /** Leaves the process running when this program ends. */
    public void detach() {
        AtExit.remove(ending);
    }

    /** Stops in order; after 20 s by force. */
    @Override
    public void close() {
        uninterrupted(() -> {
            if (handle.isAlive()) {
                signal(launch.stopSignal());
                if (!endsWithin(STOP_GRACE)) {
                    signal("KILL");
                    endsWithin(STOP_GRACE);
                }
            }
            forget();
        });
    }

    /** SIGKILL: no chance to tidy up. */
    public void kill() {
        uninterrupted(() -> {
            signal("KILL");
            endsWithin(STOP_GRACE);
            forget();
        });
    }

    /** Whoever was told to stop still waits for what it ends. */
    private static void uninterrupted(Runnable ending) {
        boolean interrupted = Thread.interrupted();
        try {
            ending.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs a step of the set-up; when it fails the process is ended too. */
    <T> T orClose(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Any signal by its short name, for example {@code STOP} and {@code CONT}. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(handle.pid())).start().waitFor();
        } catch (IOException cause) {
            throw new PartFailed("cannot signal " + launch.name(), cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        AtExit.remove(ending);
        if (handle.isAlive()) {
            return;
        }
        try {
            Files.deleteIfExists(launch.pidFile());
        } catch (IOException cause) {
            throw new PartFailed("cannot delete " + launch.pidFile(), cause);
        }
    }

    private boolean endsWithin(Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException impossible) {
            throw new CompletionException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }
}
