package io.anumati.executor.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the file the journal lacks.
 *
 * @param missing to be appended, in this order
 * @param contradicted lines of commands of which another owner has written something else meanwhile
 */
record Merge(List<StandInLine> missing, List<StandInLine> contradicted) {

    /**
     * @param lines of one partition, oldest first
     * @param journal step by order version, by command
     */
    static Merge of(List<StandInLine> lines, Map<String, Map<Integer, String>> journal) {
        Merge merge = new Merge(new ArrayList<>(), new ArrayList<>());
        Map<String, Integer> newest = new HashMap<>();
        journal.forEach((command, steps) -> newest.put(command,
                steps.keySet().stream().mapToInt(Integer::intValue).max().orElse(0)));
        Set<String> contradicted = new HashSet<>();
        for (StandInLine line : lines) {
            String there = journal.getOrDefault(line.commandId(), Map.of()).get(line.orderVersion());
            boolean isNext = newest.getOrDefault(line.commandId(), 0) + 1 == line.orderVersion();
            if (line.step().equals(there) && !contradicted.contains(line.commandId())) {
                continue;
            }
            if (isNext && !contradicted.contains(line.commandId())) {
                merge.missing.add(line);
                newest.put(line.commandId(), line.orderVersion());
            } else {
                merge.contradicted.add(line);
                contradicted.add(line.commandId());
            }
        }
        return merge;
    }
}
