package io.anumati.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of a resource whose kind has no Java model: names and which are needed, not types. */
record Outline(Set<String> fields, Set<String> needed) {

    private static final Map<String, String> FILES = Map.of("postgresql.cnpg.io/v1/Cluster", "cnpg-cluster",
            "postgresql.cnpg.io/v1/ScheduledBackup", "cnpg-scheduledbackup", "keda.sh/v1alpha1/ScaledObject",
            "keda-scaledobject", "keda.sh/v1alpha1/TriggerAuthentication", "keda-triggerauthentication");

    static boolean knows(JsonNode manifest) {
        return FILES.containsKey(StrictModels.typeOf(manifest));
    }

    static Outline of(JsonNode manifest) {
        Set<String> fields = new HashSet<>();
        Set<String> needed = new HashSet<>();
        text(FILES.get(StrictModels.typeOf(manifest))).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String field = line.substring(0, line.indexOf(' '));
            String path = field.replace("!", "");
            fields.add(path);
            if (line.endsWith("}") || line.contains("[key: string]")) {
                fields.add(path + ".*");
            }
            if (field.endsWith("!")) {
                needed.add(path);
            }
        });
        return new Outline(fields, needed);
    }

    private static String text(String name) {
        try (var in = Outline.class.getResourceAsStream("/outlines/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** What the resource has that its kind has not, and what it lacks. */
    List<String> complaints(JsonNode manifest) {
        List<String> complaints = new ArrayList<>();
        look("spec", manifest.path("spec"), complaints);
        return complaints;
    }

    private void look(String path, JsonNode value, List<String> complaints) {
        if (value.isArray()) {
            value.forEach(item -> look(path, item, complaints));
        } else if (value.isObject()) {
            value.properties().forEach(field -> {
                String named = path + "." + field.getKey();
                String known = fields.contains(named) ? named : path + ".*";
                if (!fields.contains(known)) {
                    complaints.add("unknown: " + named);
                } else {
                    look(known, field.getValue(), complaints);
                }
            });
            needed.stream().filter(field -> field.startsWith(path + ".") && field.lastIndexOf('.') == path.length())
                    .filter(field -> !value.has(field.substring(path.length() + 1)))
                    .forEach(field -> complaints.add("missing: " + field));
        }
    }
}
