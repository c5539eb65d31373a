package io.anumati.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;

/** The figures of one benchmark: tables by name, aims met or missed, and what was broken, if anything. */
final class Report {

    private record Aim(String name, String wanted, String seen, boolean met) {
    }

    private final String bench;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    private final List<Aim> aims = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Report(String bench) {
        this.bench = bench;
    }

    Report setting(String name, Object value) {
        settings.put(name, value);
        return this;
    }

    void row(String table, Map<String, Object> figures) {
        tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(figures);
    }

    /** An aim is never an error: it is met or marked as missed. */
    void aim(String name, String wanted, String seen, boolean met) {
        aims.add(new Aim(name, wanted, seen, met));
    }

    /** What must be 0, by the simulator's witness or the journal's events. */
    void mustBeNone(String what, long count) {
        if (count != 0) {
            broken.add("%s: %d".formatted(what, count));
        }
    }

    /** @return 1 when an invariant was broken, else 0 */
    int finish(PrintStream out, Path json) throws IOException {
        Map<String, Object> machine = Machine.describe();
        print(out, machine);
        if (json != null) {
            Files.write(json, Json.bytes(asJson(machine)));
        }
        return broken.isEmpty() ? 0 : 1;
    }

    private ObjectNode asJson(Map<String, Object> machine) {
        ObjectNode figures = Json.object().put("bench", bench);
        figures.set("machine", values(machine));
        figures.set("settings", values(settings));
        ObjectNode all = figures.putObject("tables");
        tables.forEach((name, rows) -> {
            ArrayNode list = all.putArray(name);
            rows.forEach(row -> list.add(values(row)));
        });
        ArrayNode told = figures.putArray("aims");
        aims.forEach(aim -> told.addObject().put("aim", aim.name()).put("wanted", aim.wanted()).put("seen", aim.seen())
                .put("met", aim.met()));
        ArrayNode wrong = figures.putArray("broken");
        broken.forEach(wrong::add);
        return figures;
    }

    private static ObjectNode values(Map<String, Object> row) {
        ObjectNode node = Json.object();
        row.forEach((name, value) -> {
            switch (value) {
                case Double number -> node.put(name, Math.round(number * 1000) / 1000.0);
                case Integer number -> node.put(name, number);
                case Long number -> node.put(name, number);
                case Boolean flag -> node.put(name, flag);
                case null, default -> node.put(name, String.valueOf(value));
            }
        });
        return node;
    }

    private void print(PrintStream out, Map<String, Object> machine) {
        out.printf("%nbench %s%n", bench);
        machine.forEach((name, value) -> out.printf("  %-12s %s%n", name, value));
        settings.forEach((name, value) -> out.printf("  %-12s %s%n", name, value));
        tables.forEach((name, rows) -> printTable(out, name, rows));
        aims.forEach(aim -> out.printf("%s  %s: %s (aim %s)%n", aim.met() ? "MET   " : "MISSED", aim.name(), aim.seen(),
                aim.wanted()));
        broken.forEach(what -> out.printf("BROKEN  %s%n", what));
        if (broken.isEmpty()) {
            out.println("no invariant was broken");
        }
    }

    private static void printTable(PrintStream out, String name, List<Map<String, Object>> rows) {
        Set<String> columns = rows.stream().flatMap(row -> row.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Integer> widths = new LinkedHashMap<>();
        columns.forEach(column -> widths.put(column, rows.stream().mapToInt(row -> text(row.get(column)).length())
                .reduce(column.length(), Math::max)));
        out.printf("%n%s%n", name);
        out.println(columns.stream().map(column -> padded(column, widths.get(column))).collect(Collectors.joining("  ")));
        rows.forEach(row -> out.println(columns.stream().map(column -> padded(text(row.get(column)), widths.get(column)))
                .collect(Collectors.joining("  "))));
    }

    private static String padded(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            default -> value.toString();
        };
    }
}
