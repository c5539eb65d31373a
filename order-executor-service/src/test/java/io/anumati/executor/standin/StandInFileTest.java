package io.anumati.executor.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.executor.journal.ExecutorDatabase;

class StandInFileTest {

    private static final StandInLine FIRST = line(1);
    private static final StandInLine SECOND = line(2);

    @TempDir
    private Path folder;

    @Test
    void linesAreThereAgainInOrderAfterARestart() throws IOException {
        write(FIRST, SECOND);
        assertThat(read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void aTornTailIsCutOffWhereverItWasTorn() throws IOException {
        write(FIRST, SECOND);
        byte[] whole = Files.readAllBytes(path());
        int firstEnds = FIRST.text().length() + 1;
        for (int length = firstEnds; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            assertThat(read()).as("%d bytes", length).containsExactly(FIRST);
            assertThat(Files.size(path())).isEqualTo(firstEnds);
        }
    }

    @Test
    void afterATornTailLinesGoOn() throws IOException {
        write(FIRST);
        Files.writeString(path(), "0123", StandardOpenOption.APPEND);
        write(SECOND);
        assertThat(read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void linesThatWereWrittenTogetherAreTornLikeOthers() throws IOException {
        try (StandInFile file = StandInFile.open(path())) {
            file.append(List.of(FIRST, SECOND));
        }
        byte[] whole = Files.readAllBytes(path());
        Files.write(path(), Arrays.copyOf(whole, whole.length - 1));
        assertThat(read()).containsExactly(FIRST);
    }

    @Test
    void damageBeforeTheEndIsNotPassedOver() throws IOException {
        write(FIRST, SECOND);
        byte[] bytes = Files.readAllBytes(path());
        bytes[20]++;
        Files.write(path(), bytes);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Test
    void aClearedFileIsEmpty() throws IOException {
        try (StandInFile file = StandInFile.open(path())) {
            file.append(List.of(FIRST));
            file.clear();
            file.append(List.of(SECOND));
        }
        assertThat(read()).containsExactly(SECOND);
    }

    @Test
    void aTailThatIsTornInTheMiddleOfACharacterIsCutOffToo() throws IOException {
        write(FIRST);
        byte[] next = "0123 {\"userId\":\"\u00fc".getBytes(UTF_8);
        Files.write(path(), Arrays.copyOf(next, next.length - 1), StandardOpenOption.APPEND);
        assertThat(read()).containsExactly(FIRST);
        assertThat(Files.size(path())).isEqualTo(FIRST.text().length() + 1);
    }

    @Test
    void aWholeLastLineThatCannotBeReadIsDamageAndStays() throws IOException {
        write(FIRST);
        String json = "{\"partition\":\"none\"}";
        CRC32C sum = new CRC32C();
        sum.update(json.getBytes(UTF_8));
        Files.writeString(path(), "%08x %s\n".formatted(sum.getValue(), json), StandardOpenOption.APPEND);
        long size = Files.size(path());
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("damaged");
        assertThat(Files.size(path())).isEqualTo(size);
    }

    @Test
    void aWriteThatWasInterruptedDoesNotCloseTheFileForLaterOnes() throws IOException {
        try (StandInFile file = StandInFile.open(path())) {
            file.append(List.of(FIRST));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> file.append(List.of(SECOND))).isInstanceOf(ClosedChannelException.class);
            assertThat(Thread.interrupted()).isTrue();
            file.append(List.of(SECOND));
        }
        assertThat(read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void aLineKeepsItsEntryAndGetsItsSequenceLater() throws IOException {
        StandInLine again = StandInLine.parse(FIRST.text()).orElseThrow();
        assertThat(again.entry().event().apply(77).sequence()).isEqualTo(77);
        assertThat(StandInLine.of(1, 7, again.entry())).isEqualTo(FIRST);
    }

    private void write(StandInLine... lines) throws IOException {
        try (StandInFile file = StandInFile.open(path())) {
            for (StandInLine line : lines) {
                file.append(List.of(line));
            }
        }
    }

    private List<StandInLine> read() throws IOException {
        try (StandInFile file = StandInFile.open(path())) {
            return file.lines();
        }
    }

    private Path path() {
        return folder.resolve("deep").resolve("stand-in");
    }

    private static StandInLine line(int version) {
        return StandInLine.of(1, 7, ExecutorDatabase.entry(1, "c", version, "Intent"));
    }
}
