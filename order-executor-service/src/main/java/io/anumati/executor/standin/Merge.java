package io.anumati.executor.standin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.anumati.executor.journal.JournalRow;

/**
 * What of the file the journal lacks. A step of which the journal has another stands there as it is, and so does all that the
 * journal has of the command after it: whoever wrote it held the lease.
 *
 * @param missing to be appended, in this order
 * @param contradicted lines of commands of which another owner has written something else meanwhile
 */
record Merge(List<StandInLine> missing, List<StandInLine> contradicted) {

    /**
     * @param lines of one partition, oldest first
     * @param journal all rows of their commands
     */
    static Merge of(List<StandInLine> lines, Collection<JournalRow> journal) {
        Map<String, Map<Integer, JournalRow>> rows = journal.stream().collect(Collectors.groupingBy(JournalRow::commandId,
                Collectors.toMap(JournalRow::orderVersion, row -> row)));
        Map<String, Integer> newest = new HashMap<>();
        rows.forEach((command, steps) -> newest.put(command,
                steps.keySet().stream().mapToInt(Integer::intValue).max().orElse(0)));
        Merge merge = new Merge(new ArrayList<>(), new ArrayList<>());
        Set<String> contradicted = new HashSet<>();
        for (StandInLine line : lines) {
            Optional<JournalRow> there = Optional.ofNullable(rows.getOrDefault(line.commandId(), Map.of())
                    .get(line.orderVersion()));
            boolean isNext = newest.getOrDefault(line.commandId(), 0) + 1 == line.orderVersion();
            if (contradicted.contains(line.commandId()) || there.isPresent() && !line.isIn(there.get())
                    || there.isEmpty() && !isNext) {
                merge.contradicted.add(line);
                contradicted.add(line.commandId());
            } else if (there.isEmpty()) {
                merge.missing.add(line);
                newest.put(line.commandId(), line.orderVersion());
            }
        }
        return merge;
    }
}
