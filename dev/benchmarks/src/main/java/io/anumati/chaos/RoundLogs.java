package io.anumati.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

import io.anumati.runner.stack.StackFolder;

/** What each part's log grew by during one round. */
final class RoundLogs {

    private final StackFolder folder;
    private final Map<String, Long> starts = new TreeMap<>();

    RoundLogs(StackFolder folder) {
        this.folder = folder;
        folder.parts().forEach(part -> starts.put(part, folder.log(part).toFile().length()));
    }

    /** Copies them into this folder. */
    Path keep(Path into) {
        try {
            Files.createDirectories(into);
            for (String part : folder.parts()) {
                try (FileChannel log = FileChannel.open(folder.log(part), StandardOpenOption.READ)) {
                    log.position(starts.getOrDefault(part, 0L));
                    Files.copy(Channels.newInputStream(log), into.resolve(part + ".log"),
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return into;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
