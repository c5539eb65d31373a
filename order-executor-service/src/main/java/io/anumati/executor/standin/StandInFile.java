package io.anumati.executor.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lines that are on the disk when {@link #append} returns, oldest first. What follows the last whole line, because the machine
 * died while it was written, was never promised and is cut off. A channel that was closed, as the interruption of a thread that
 * writes does, is opened again. Guarded by its user.
 */
final class StandInFile implements AutoCloseable {

    private final Path path;
    private final List<StandInLine> lines;
    private FileChannel channel;
    private long end;

    private StandInFile(Path path, FileChannel channel, List<StandInLine> lines, long end) {
        this.path = path;
        this.channel = channel;
        this.lines = lines;
        this.end = end;
    }

    /** @throws IOException when it cannot be written, or a whole line is damaged; then it is left as it is */
    static StandInFile open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            List<StandInLine> found = new ArrayList<>();
            long whole = read(path, found);
            channel.truncate(whole);
            channel.force(true);
            return new StandInFile(path, channel, found, whole);
        } catch (IOException | RuntimeException damaged) {
            channel.close();
            throw damaged;
        }
    }

    List<StandInLine> lines() {
        return List.copyOf(lines);
    }

    /** All of them or none: what is not wholly written is taken back, so that the next line does not follow half a line. */
    void append(List<StandInLine> added) throws IOException {
        StringBuilder text = new StringBuilder();
        added.forEach(line -> text.append(line.text()).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
        toEnd();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            takeBack(failed);
            throw failed;
        }
        end += bytes.limit();
        lines.addAll(added);
    }

    void clear() throws IOException {
        toEnd();
        channel.truncate(0);
        end = 0;
        lines.clear();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Behind what was promised, whatever a failed attempt has left. */
    private void toEnd() throws IOException {
        if (!channel.isOpen()) {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        channel.truncate(end);
        channel.position(end);
    }

    private void takeBack(IOException failed) {
        try {
            toEnd();
        } catch (IOException again) {
            failed.addSuppressed(again);
        }
    }

    /** @return up to where the lines are whole, in bytes */
    private static long read(Path path, List<StandInLine> found) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        List<byte[]> ended = ended(bytes);
        long whole = 0;
        for (byte[] each : ended) {
            Optional<StandInLine> line = StandInLine.parse(new String(each, UTF_8));
            if (line.isEmpty()) {
                refuseDamage(path, ended.subList(found.size() + 1, ended.size()));
                return whole;
            }
            found.add(line.get());
            whole += each.length + 1;
        }
        return whole;
    }

    /** Lines that have their end; what follows may be torn in the middle of a character. */
    private static List<byte[]> ended(byte[] bytes) {
        List<byte[]> ended = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                ended.add(Arrays.copyOfRange(bytes, start, at));
                start = at + 1;
            }
        }
        return ended;
    }

    private static void refuseDamage(Path path, List<byte[]> rest) throws IOException {
        for (byte[] each : rest) {
            if (StandInLine.parse(new String(each, UTF_8)).isPresent()) {
                throw new IOException("the stand-in file %s is damaged before its end".formatted(path));
            }
        }
    }
}
