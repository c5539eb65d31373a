package io.anumati.runner.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.anumati.testkit.Folders;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.PartFailed;

/** What a stack left in its folder: a folder per part, named like the part. */
public final class StackFolder {

    private final Path folder;

    public StackFolder(Path folder) {
        this.folder = folder;
    }

    public Path of(String part) {
        return folder.resolve(part);
    }

    public Path log(String part) {
        return of(part).resolve(part + ".log");
    }

    /** Names of all parts that ever ran here: their logs are here. */
    public List<String> parts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).map(path -> path.getFileName().toString())
                    .filter(part -> Files.exists(log(part))).sorted().toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Those that run now, by name. */
    public Map<String, ManagedProcess> running() {
        Map<String, ManagedProcess> running = new TreeMap<>();
        parts().forEach(part -> ManagedProcess.find(part, of(part)).ifPresent(process -> running.put(part, process)));
        return running;
    }

    /** Parts that nobody stopped, by name: those that run now, and those that have ended by themselves. */
    public List<String> notStopped() {
        return parts().stream().filter(part -> Files.exists(pidFile(part))).toList();
    }

    /** Stops what runs, services first; says which. */
    public List<String> stopAll() {
        Map<String, ManagedProcess> running = running();
        List<Runnable> services = new ArrayList<>();
        List<Runnable> others = new ArrayList<>();
        running.forEach((part, process) -> (Service.named(part).isPresent() ? services : others).add(process::close));
        Together.run(services);
        Together.run(others);
        return List.copyOf(running.keySet());
    }

    /** Whether a program that started a stack here, and has not left it running, is at work. */
    public boolean isClaimed() {
        Optional<FileLock> free = lock();
        free.ifPresent(StackFolder::give);
        return free.isEmpty();
    }

    /** @throws PartFailed when a stack runs or starts here */
    FileLock claim() {
        FileLock lock = lock().orElseThrow(this::atWork);
        if (!running().isEmpty()) {
            give(lock);
            throw alreadyRunning();
        }
        notStopped().forEach(part -> Folders.delete(pidFile(part)));
        return lock;
    }

    /**
     * Stops and deletes what an interrupted program left here.
     *
     * @throws PartFailed when a program is at work here; nothing is touched then
     */
    FileLock claimAfresh() {
        FileLock lock = lock().orElseThrow(this::atWork);
        stopAll();
        Folders.delete(folder);
        return lock;
    }

    /** The lock lies beside the folder, so that the folder can be deleted under it. */
    Optional<FileLock> lock() {
        try {
            Path beside = folder.resolveSibling(folder.getFileName() + ".lock");
            Files.createDirectories(beside.toAbsolutePath().getParent());
            return Optional.ofNullable(
                    FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock());
        } catch (OverlappingFileLockException taken) {
            return Optional.empty();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static void give(FileLock lock) {
        try {
            lock.channel().close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Path pidFile(String part) {
        return Launch.of(part, of(part), List.of()).pidFile();
    }

    private PartFailed atWork() {
        return new PartFailed(
                "a stack is already running in %s, and the program that started it is at work; Ctrl-C there ends it"
                        .formatted(folder));
    }

    private PartFailed alreadyRunning() {
        return new PartFailed(
                "a stack is already running in %s; ./anumati status shows it, ./anumati down stops it".formatted(folder));
    }
}
