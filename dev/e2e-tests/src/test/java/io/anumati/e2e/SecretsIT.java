package io.anumati.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.Http;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;

/** Searches everything that a run leaves behind for its tokens and client secrets; first for one that is there. */
class SecretsIT {

    /** Unlike real ones, looks different in each form. */
    private static final String PLANTED = "planted/+\"to\\ken\"=of&a %2Fun";

    private static LocalStack stack;
    private static Scene scene;

    /** Is told each place with what is there. */
    private interface Places {
        void each(BiConsumer<String, byte[]> search);
    }

    @BeforeAll
    static void trade() {
        stack = SharedStack.get();
        scene = new Scene(stack, "secrets", 2);
        scene.signal(2);
        scene.awaitAllFinal(Duration.ofSeconds(60));
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void theSearchFindsAPlantedTokenInEveryPlaceAndForm() throws SQLException, IOException {
        Secrets planted = new Secrets(Map.of("planted", PLANTED));
        List<String> forms = List.of(PLANTED, URLEncoder.encode(PLANTED, UTF_8),
                new String(JsonStringEncoder.getInstance().quoteAsString(PLANTED)),
                Base64.getEncoder().encodeToString(("Bearer " + PLANTED + ".").getBytes(UTF_8)),
                HexFormat.of().formatHex(PLANTED.getBytes(UTF_8)));
        for (int form = 0; form < forms.size(); form++) {
            plant("planted-" + form, "before " + forms.get(form) + " after");
        }

        List<String> found = new ArrayList<>(found(planted, SecretsIT::records));
        found.addAll(found(planted, SecretsIT::tables));
        found.addAll(found(planted, SecretsIT::files));

        for (int form = 0; form < forms.size(); form++) {
            String name = "planted-" + form;
            assertThat(found).contains("%s/0@0: [planted]".formatted(name), "public.\"%s\": [planted]".formatted(name),
                    "%s: [planted]".formatted(stack.folder().of(name + ".txt")));
        }
    }

    private static void plant(String name, String text) throws SQLException, IOException {
        KafkaRecords.create(stack, name);
        KafkaRecords.put(stack, name, text.getBytes(UTF_8));
        try (Connection connection = DriverManager.getConnection(stack.postgres().superuserJdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.\"%s\" as select '%s'::text as leaked".formatted(name, text));
        }
        Files.writeString(stack.folder().of(name + ".txt"), text);
    }

    @Test
    void i10_noTokenAndNoClientSecretOfTheRunIsOutsideTheVault() {
        Map<String, String> known = new LinkedHashMap<>();
        for (DemoUser user : scene.users()) {
            known.put("token of " + user.userId(), scene.leasedToken(user));
            known.put("client secret of " + user.userId(), "secret-of-" + user.clientId());
        }
        Secrets secrets = new Secrets(known);
        assertThat(known.values()).allMatch(secret -> secret.length() > 12, "is long enough to be meant");

        assertThat(found(secrets, SecretsIT::records)).as("topics").isEmpty();
        assertThat(found(secrets, SecretsIT::tables)).as("tables").isEmpty();
        assertThat(found(secrets, SecretsIT::files)).as("files").isEmpty();
        assertThat(found(secrets, SecretsIT::answers)).as("answers").isEmpty();
    }

    private static List<String> found(Secrets secrets, Places places) {
        List<String> found = new ArrayList<>();
        places.each((place, bytes) -> {
            Set<String> names = secrets.in(bytes);
            if (!names.isEmpty()) {
                found.add(place + ": " + names);
            }
        });
        return found;
    }

    private static void records(BiConsumer<String, byte[]> search) {
        KafkaRecords.of(stack, KafkaRecords.topics(stack)).forEach(record -> {
            String place = "%s/%d@%d".formatted(record.topic(), record.partition(), record.offset());
            StringBuilder all = new StringBuilder();
            record.headers().forEach(header -> all.append(text(header.value())).append('\n'));
            all.append(text(record.key())).append('\n').append(text(record.value()));
            search.accept(place, all.toString().getBytes(ISO_8859_1));
        });
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    /** Every row of every table as text; bytes are hexadecimal there. */
    private static void tables(BiConsumer<String, byte[]> search) {
        try (Connection connection = DriverManager.getConnection(stack.postgres().superuserJdbcUrl())) {
            List<String> names = new ArrayList<>();
            read(connection, """
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')""", names);
            for (String name : names) {
                List<String> rows = new ArrayList<>();
                read(connection, "select row_to_json(t)::text from %s t".formatted(name), rows);
                search.accept(name, String.join("\n", rows).getBytes(UTF_8));
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static void read(Connection connection, String sql, List<String> into) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.add(rows.getString(1));
            }
        }
    }

    /** Logs, data and exports of the stack; not what OpenBao keeps encrypted, nor files that only their owner may read. */
    private static void files(BiConsumer<String, byte[]> search) {
        Path vault = stack.folder().of("openbao").resolve("data");
        regularFiles(stack.folder().of("")).stream().filter(file -> !file.startsWith(vault)).filter(SecretsIT::isMeantToBeRead)
                .forEach(file -> search.accept(file.toString(), bytes(file)));
    }

    /** Postgres and Kafka remove files of their own at any time, also between the look at a folder and at its files. */
    private static List<Path> regularFiles(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
                    if (cause instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw cause;
                }
            });
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return found;
    }

    private static boolean isMeantToBeRead(Path file) {
        String name = file.getFileName().toString();
        try {
            boolean secretsFile = name.endsWith(".properties") && Files.getPosixFilePermissions(file)
                    .equals(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            return !secretsFile && !name.endsWith("index");
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void answers(BiConsumer<String, byte[]> search) {
        for (Service service : Service.values()) {
            for (String path : List.of("/q/health", "/q/metrics", "/q/openapi")) {
                answer(search, scene.url(service) + path, Map.of());
            }
        }
        for (DemoUser user : scene.users()) {
            for (String path : List.of("/me/connection", "/me/orders", "/me/authorisations", "/me/kill-switch")) {
                answer(search, scene.url(Service.AUTH) + "/api/v1" + path,
                        Map.of("Authorization", "Bearer " + stack.tokens().subscriber(user.userId())));
            }
            answer(search, "%s/api/v1/operator/users/%s/lane".formatted(scene.url(Service.EXECUTOR), user.userId()),
                    Map.of("Authorization", "Bearer " + stack.tokens().client("operator-console")));
        }
    }

    private static void answer(BiConsumer<String, byte[]> search, String url, Map<String, String> headers) {
        Http.Answer answer = scene.http().call("GET", url, null, headers, 200);
        search.accept(url, answer.raw().body().getBytes(UTF_8));
    }
}
