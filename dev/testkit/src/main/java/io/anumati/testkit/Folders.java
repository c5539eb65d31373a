package io.anumati.testkit;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What parts keep on disk: secrets readable by their owner only, and downloads shared by all projects of a user. */
public final class Folders {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Folders() {
    }

    /** A new random secret of 128 bit, hex. */
    public static String newSecret() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Writes a file of mode 600. */
    public static void writeSecrets(Path file, Map<String, String> secrets) {
        StringWriter text = new StringWriter();
        Properties properties = new Properties();
        properties.putAll(secrets);
        try {
            properties.store(text, null);
            writePrivately(file, text.toString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Writes a file of mode 600. */
    public static void writePrivately(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, asFileAttribute(fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public static Map<String, String> readSecrets(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            Map<String, String> secrets = new TreeMap<>();
            properties.stringPropertyNames().forEach(name -> secrets.put(name, properties.getProperty(name)));
            return secrets;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A folder of the user's cache, filled once: by one program at a time, and seen only when it is whole. */
    static Path cached(String name, Consumer<Path> fill) {
        try {
            String home = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
            Path cache = Files.createDirectories(Path.of(home, "anumati"));
            Path whole = cache.resolve(name);
            try (FileChannel lock = FileChannel.open(cache.resolve(name + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); var held = lock.lock()) {
                if (held.isValid() && !Files.isDirectory(whole)) {
                    Path growing = Files.createTempDirectory(cache, name + "-");
                    fill.accept(growing);
                    Files.move(growing, whole);
                }
            }
            return whole;
        } catch (IOException cause) {
            throw new PartFailed("the cache folder for %s cannot be filled: %s".formatted(name, cause.getMessage()), cause);
        }
    }

    /** Deletes a folder with all in it; nothing when there is none. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
