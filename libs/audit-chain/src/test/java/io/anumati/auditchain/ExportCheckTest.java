package io.anumati.auditchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportCheckTest {

    private final ExportFixture export = new ExportFixture();

    @BeforeEach
    void threeCheckpoints() {
        export.add("controls", 0, "a", "1").add("controls", 0, "b", "2").checkpoint();
        export.add("controls", 0, "c", "3").add("signals", 1, "d", "4").checkpoint();
        export.add("controls", 0, "e", "5").add("controls", 0, "f", "6").checkpoint();
    }

    @Test
    void i9_anUntouchedExportIsIntactAndSealed() {
        Report report = export.check(3);

        assertThat(report.intact()).isTrue();
        assertThat(report.sealed()).isTrue();
        assertThat(report.rows()).isEqualTo(6);
    }

    @Test
    void i9_checkpointsOnBothSidesOfARotatedKeyVerifyWithBothPublicKeys() {
        VerifierKey old = new VerifierKey(Optional.empty(), export.key().publicKey());
        export.rotate().add("controls", 0, "g", "7").checkpoint();
        VerifierKey fresh = new VerifierKey(Optional.empty(), export.key().publicKey());

        assertThat(export.check(3, old, fresh).intact()).isTrue();
        assertThat(export.check(4, old, fresh).intact()).isTrue();
        assertThat(export.check(3, old).intact()).isTrue();
        assertThat(export.check(4, old).intact()).isFalse();
    }

    @Test
    void i9_eachEditedFieldOfEachRowIsNamed() {
        for (int at = 0; at < export.rows.size(); at++) {
            ExportLine.Row row = export.rows.get(at);
            assertNamed(at, row, new ExportLine.Row(row.chain(), row.sequence(), row.topic(), row.partition(), row.offset(),
                    row.recordedAt(), row.entry().replace("u-1", "u-2"), row.leafHash(), row.rowHash()));
            assertNamed(at, row, new ExportLine.Row(row.chain(), row.sequence(), row.topic(), row.partition(),
                    row.offset() + 1, row.recordedAt(), row.entry(), row.leafHash(), row.rowHash()));
            assertNamed(at, row, new ExportLine.Row(row.chain(), row.sequence(), row.topic(), row.partition(), row.offset(),
                    "2026-11-21T09:00:00Z", row.entry(), row.leafHash(), row.rowHash()));
            assertNamed(at, row, new ExportLine.Row(row.chain(), row.sequence(), row.topic(), row.partition(), row.offset(),
                    row.recordedAt(), row.entry(), row.leafHash(), "0".repeat(64)));
        }
    }

    private void assertNamed(int at, ExportLine.Row row, ExportLine.Row forged) {
        export.rows.set(at, forged);
        Report report = export.check(3);
        assertThat(report.intact()).isFalse();
        assertThat(report.findings().getFirst().where())
                .startsWith("chain %s, sequence %d,".formatted(row.chain(), row.sequence()));
        export.rows.set(at, row);
    }

    @Test
    void i9_eachRemovedRowIsNamed() {
        for (int at = 0; at < export.rows.size(); at++) {
            ExportLine.Row removed = export.rows.remove(at);

            assertThat(export.check(3).lines().findFirst().orElseThrow()).startsWith(
                    "BROKEN: chain %s, sequence %d,".formatted(removed.chain(), removed.sequence())).contains("is missing");
            export.rows.add(at, removed);
        }
    }

    @Test
    void i9_aChainRewrittenWithAllHashesIsFoundAndNarrowedDownByEarlierCheckpoints() {
        ExportFixture rewritten = new ExportFixture();
        rewritten.add("controls", 0, "a", "1").add("controls", 0, "b", "2").add("controls", 0, "c", "33")
                .add("signals", 1, "d", "4").add("controls", 0, "e", "5").add("controls", 0, "f", "6");
        export.rows.clear();
        export.rows.addAll(rewritten.rows);

        Report report = export.check(3);

        assertThat(report.findings().getFirst().where()).startsWith("chain controls/0, sequence 3,");
        assertThat(report.findings().getFirst().what()).contains("checkpoint 2", "one of 3..3");
    }

    @Test
    void i9_swappedRowsAreNamed() {
        ExportLine.Row second = export.rows.get(1);
        export.rows.set(1, export.rows.get(2));
        export.rows.set(2, second);

        assertThat(export.check(3).findings().getFirst().where()).startsWith("chain controls/0, sequence 2,");
    }

    @Test
    void i9_rowsAfterTheCheckpointAreNamedAsUnsealed() {
        Report report = export.check(2);

        assertThat(report.intact()).isTrue();
        assertThat(report.sealed()).isFalse();
        assertThat(report.lines()).contains("unsealed tail: chain controls/0: rows 4..5");
    }

    @Test
    void i9_aChangedRemovedOrMovedCheckpointIsNamed() {
        ExportLine.Sealed second = export.seals.get(1);
        export.seals.set(1, new ExportLine.Sealed(2, second.note().replace("taken 2026", "taken 2025")));
        assertThat(export.check(3).findings().getFirst()).isEqualTo(
                Finding.broken("checkpoint 2", "was changed: its signature does not fit"));

        export.seals.set(1, new ExportLine.Sealed(2, export.sign(SignedNote.parse(second.note()).text()
                .replace("taken 2026", "taken 2025"))));
        assertThat(export.check(3).findings().getFirst()).isEqualTo(
                Finding.broken("checkpoint 2", "was changed: checkpoint 3 names another hash of it"));

        export.seals.remove(1);
        assertThat(export.check(3).findings().getFirst()).isEqualTo(Finding.broken("checkpoint 2", "is missing"));
        export.seals.add(second);
        assertThat(export.check(3).intact()).isFalse();
    }

    @Test
    void i9_withoutTheTrustedCheckpointNothingIsIntact() {
        assertThat(export.check(4).findings().getFirst()).isEqualTo(Finding.broken("checkpoint 4", "is not in the file"));
        assertThat(export.check(3, new ExportFixture().key()).findings().getFirst())
                .isEqualTo(Finding.broken("checkpoint 3", "is not signed by the key given"));
        assertThat(export.check(0).intact()).isFalse();
        export.seals.clear();
        assertThat(export.check(3).intact()).isFalse();
        export.rows.clear();
        assertThat(export.check(3).intact()).isFalse();
    }

    @Test
    void i9_aMissingChainIsNamed() {
        export.rows.removeIf(row -> row.topic().equals("signals"));

        assertThat(export.check(3).findings().getFirst().where()).startsWith("chain signals/1, sequence 1,");
    }

    @Test
    void whatIsNoLineIsNamed() {
        ExportCheck check = new ExportCheck(java.util.List.of(export.key()), 1, java.time.Duration.ZERO);
        check.accept(1, "{\"kind\":\"export\",\"format\":\"anumati-audit/1\",\"takenAt\":\"x\"}");
        check.accept(2, "nonsense");

        assertThat(check.finish().findings().getFirst().where()).isEqualTo("line 2");
    }
}
