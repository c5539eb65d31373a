package io.anumati.auditchain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a verification found.
 *
 * @param calls broker calls whose intent has its result
 */
public record Report(int chains, long rows, long calls, List<Finding> findings) {

    private static final int SHOWN_PER_WEIGHT = 100;

    public Report {
        findings = List.copyOf(findings);
    }

    public boolean intact() {
        return count(Finding.Weight.BROKEN) == 0 && count(Finding.Weight.INCOMPLETE) == 0;
    }

    public boolean sealed() {
        return count(Finding.Weight.UNSEALED) == 0;
    }

    /** One line per finding, the worst first, in the order found; then a summary. */
    public Stream<String> lines() {
        Stream<String> shown = Stream.of(Finding.Weight.values()).flatMap(this::lines);
        String summary = "%s: %d chains, %d rows, %d broker calls paired; broken %d, incomplete %d, unsealed chains %d, notices %d"
                .formatted(intact() ? "INTACT" : "NOT INTACT", chains, rows, calls, count(Finding.Weight.BROKEN),
                        count(Finding.Weight.INCOMPLETE), count(Finding.Weight.UNSEALED), count(Finding.Weight.NOTICE));
        return Stream.concat(shown, Stream.of(summary));
    }

    private Stream<String> lines(Finding.Weight weight) {
        return findings.stream().filter(finding -> finding.weight() == weight).limit(SHOWN_PER_WEIGHT)
                .map(finding -> "%s: %s: %s".formatted(label(weight), finding.where(), finding.what()));
    }

    private static String label(Finding.Weight weight) {
        return switch (weight) {
            case BROKEN -> "BROKEN";
            case INCOMPLETE -> "INCOMPLETE";
            case UNSEALED -> "unsealed tail";
            case NOTICE -> "notice";
        };
    }

    public long count(Finding.Weight weight) {
        return findings.stream().filter(finding -> finding.weight() == weight).count();
    }
}
