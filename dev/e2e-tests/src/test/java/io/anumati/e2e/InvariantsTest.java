package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The list in {@code docs/invariants.md} against the tests there are. */
class InvariantsTest {

    private static final Path ROOT = root();
    private static final Pattern LISTED = Pattern.compile("^\\| I-(\\d+) \\|.*", Pattern.MULTILINE);
    /** Annotations may hold braces, so the way to the method is all that is neither a statement nor another method. */
    private static final Pattern PROOF = Pattern.compile(
            "@(?:Test|Property|ParameterizedTest)\\b(?:(?!\\bvoid\\b)[^;])*+\\bvoid i(\\d+)_\\w+\\(");

    private static final Set<String> WRITTEN_TO = Set.of("target", ".anumati", ".git");

    @TestFactory
    Stream<DynamicTest> hasATestForEachListedInvariant() throws IOException {
        List<String> proven = proven();
        List<String> listed = LISTED.matcher(Files.readString(ROOT.resolve("docs/invariants.md"))).results()
                .map(match -> match.group(1)).toList();
        assertThat(listed).contains("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        return listed.stream().map(number -> DynamicTest.dynamicTest("I-" + number, () -> assertThat(proven).contains(number)));
    }

    private static List<String> proven() throws IOException {
        return tests().stream().map(InvariantsTest::read)
                .flatMap(source -> PROOF.matcher(source).results().map(match -> match.group(1))).distinct().toList();
    }

    /** Without the folders in which other modules and their programs write meanwhile. */
    private static List<Path> tests() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return WRITTEN_TO.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java") && file.toString().contains("/src/test/java/")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/invariants.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
