package io.anumati.executor.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines that are on the disk when {@link #append} returns, oldest first. What follows the last whole line, because the machine
 * died while it was written, was never promised and is cut off. Guarded by its user.
 */
final class StandInFile implements AutoCloseable {

    private final FileChannel channel;
    private final List<StandInLine> lines;

    private StandInFile(FileChannel channel, List<StandInLine> lines) {
        this.channel = channel;
        this.lines = lines;
    }

    /** @throws IOException when it cannot be written, or a whole line follows one that is damaged */
    static StandInFile open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            List<StandInLine> found = new ArrayList<>();
            long whole = read(path, found);
            channel.truncate(whole);
            channel.position(whole);
            channel.force(true);
            return new StandInFile(channel, found);
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
        long before = channel.position();
        StringBuilder text = new StringBuilder();
        added.forEach(line -> text.append(line.text()).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            lines.addAll(added);
        } catch (IOException full) {
            channel.truncate(before);
            throw full;
        }
    }

    void clear() throws IOException {
        channel.truncate(0);
        channel.force(true);
        lines.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** @return up to where the lines are whole, in bytes */
    private static long read(Path path, List<StandInLine> found) throws IOException {
        List<String> ended = new ArrayList<>(List.of(Files.readString(path, UTF_8).split("\n", -1)));
        ended.removeLast();
        long whole = 0;
        for (String text : ended) {
            Optional<StandInLine> line = StandInLine.parse(text);
            if (line.isEmpty()) {
                refuseDamage(path, ended.subList(found.size() + 1, ended.size()));
                return whole;
            }
            found.add(line.get());
            whole += text.getBytes(UTF_8).length + 1;
        }
        return whole;
    }

    private static void refuseDamage(Path path, List<String> rest) throws IOException {
        if (rest.stream().anyMatch(text -> StandInLine.parse(text).isPresent())) {
            throw new IOException("the stand-in file %s is damaged before its end".formatted(path));
        }
    }
}
