package io.anumati.audit.checkpoint;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.audit.web.AuditProblem;
import io.anumati.web.ServiceProblem;
import io.quarkus.logging.Log;

/**
 * The copy outside the database: {@code checkpoint-00000007.txt} holds the signed note of number 7. Files are never rewritten.
 */
@ApplicationScoped
class CheckpointFolder {

    private static final String NAME = "checkpoint-%08d.txt";

    private final Path folder;

    CheckpointFolder(CheckpointConfig config) {
        this.folder = config.checkpointFolder();
    }

    /** The highest number that has a file, 0 for none. */
    long highest() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("checkpoint-[0-9]{8,18}\\.txt"))
                    .mapToLong(name -> Long.parseLong(name.substring(11, name.length() - 4))).max().orElse(0);
        }
    }

    /** What was first written under this number. */
    Optional<String> note(long number) throws IOException {
        Path file = file(number);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /**
     * On the disk when it returns.
     *
     * @throws ServiceProblem {@code CHAIN_BROKEN} when another note has this number
     */
    void write(long number, String note) throws IOException {
        Path file = file(number);
        Optional<String> written = note(number);
        if (written.isPresent()) {
            requireSame(number, written.get(), note);
            return;
        }
        Path fresh = folder.resolve("." + file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(note);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
    }

    private static void requireSame(long number, String written, String note) {
        if (!written.equals(note)) {
            Log.errorf("the folder has another note under this number errorCode=CHAIN_BROKEN checkpoint=%d", number);
            throw new ServiceProblem(AuditProblem.CHAIN_BROKEN);
        }
    }

    private Path file(long number) {
        return folder.resolve(NAME.formatted(number));
    }
}
