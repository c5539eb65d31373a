package io.anumati.auditchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

/** A log whose source lost its offsets goes on in a second one. */
class LogBegunAnewTest {

    private static final String INTENT = "{\"step\":\"INTENT\",\"tag\":\"t-1\"}";
    private static final String RESULT = "{\"step\":\"ACKNOWLEDGED\",\"tag\":\"t-1\"}";

    private final ExportFixture earlier = new ExportFixture().step(1, "c", "{\"step\":\"RECEIVED\"}").step(2, "c", INTENT)
            .checkpoint();

    @TempDir
    private Path folder;

    @Test
    void i9_theTwoTogetherAreComplete() throws IOException {
        ExportFixture later = new ExportFixture().step(2, "c", INTENT).step(3, "c", RESULT).checkpoint();

        assertThat(verify(later, "--after", write("earlier", earlier.lines().toList()))).startsWith("0 INTACT");
    }

    @Test
    void i9_theSecondAloneIsNot() throws IOException {
        ExportFixture later = new ExportFixture().step(3, "c", RESULT).checkpoint();

        assertThat(verify(later)).startsWith("1 INCOMPLETE").contains("journal sequences 1..2 were never recorded before it");
    }

    @Test
    void i9_whatNeitherHasIsNamed() throws IOException {
        ExportFixture later = new ExportFixture().step(4, "c", RESULT).checkpoint();

        assertThat(verify(later, "--after", write("earlier", earlier.lines().toList()))).startsWith("1 INCOMPLETE")
                .contains("journal sequences 3..3 were never recorded before it");
    }

    @Test
    void anEarlierFileThatIsNoExportIsRefused() throws IOException {
        ExportFixture later = new ExportFixture().step(3, "c", RESULT).checkpoint();

        assertThat(verify(later, "--after", write("earlier", List.of("no export")))).startsWith("1 cannot verify");
    }

    private String verify(ExportFixture export, String... more) throws IOException {
        StringWriter said = new StringWriter();
        String key = write("key", List.of(export.key().encode(ExportFixture.ORIGIN)));
        CommandLine command = new CommandLine(new VerifyAudit()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        String[] arguments = Stream
                .concat(Stream.of(write("export", export.lines().toList()), "--key", key, "--checkpoint", "1"),
                        Arrays.stream(more))
                .toArray(String[]::new);
        int code = command.execute(arguments);
        return code + " " + said;
    }

    private String write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines).toString();
    }
}
