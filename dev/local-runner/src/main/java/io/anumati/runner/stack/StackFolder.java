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
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** Names of all parts that ever ran here. */
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

    /** @throws PartFailed when a stack runs or starts here */
    FileLock claim() {
        try {
            Files.createDirectories(folder);
            FileLock lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null || !running().isEmpty()) {
                throw alreadyRunning();
            }
            return lock;
        } catch (OverlappingFileLockException taken) {
            throw alreadyRunning();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private PartFailed alreadyRunning() {
        return new PartFailed(
                "a stack is already running in %s; ./anumati status shows it, ./anumati down stops it".formatted(folder));
    }
}
