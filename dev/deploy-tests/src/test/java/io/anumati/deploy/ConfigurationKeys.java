package io.anumati.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.anumati.testkit.ProjectFolder;

/**
 * What a service can be told, from its sources.
 *
 * @param keys dotted keys of its application.properties and of its config interfaces
 * @param variables those that its application.properties names in <code>${…}</code>
 */
record ConfigurationKeys(Set<String> keys, Set<String> variables) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::[^}]*)?}");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern METHOD = Pattern
            .compile("(?m)^    [A-Z][\\w<>.,? ]* (\\w+)\\(\\);|^    (?:int|boolean|long) (\\w+)\\(\\);");

    static ConfigurationKeys of(String service) {
        Path root = ProjectFolder.root();
        Set<String> keys = new TreeSet<>();
        Set<String> variables = new TreeSet<>();
        for (String module : new String[] { service, "libs/service-web" }) {
            Path main = root.resolve(module).resolve("src/main");
            files(main, ".properties").forEach(text -> {
                keys.addAll(properties(text).stringPropertyNames());
                VARIABLE.matcher(text).results().map(found -> found.group(1)).forEach(variables::add);
            });
            files(main, ".java").forEach(text -> addMapping(text, keys));
        }
        return new ConfigurationKeys(keys, variables);
    }

    private static void addMapping(String source, Set<String> keys) {
        Matcher mapping = MAPPING.matcher(source);
        if (mapping.find()) {
            METHOD.matcher(source).results().map(ConfigurationKeys::method)
                    .forEach(method -> keys.add(mapping.group(1) + "." + dashed(method)));
        }
    }

    private static String method(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static String dashed(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
            return properties;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Stream<String> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).map(ConfigurationKeys::read).toList().stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Whether an environment variable sets something. */
    boolean knows(String variable) {
        return variables.contains(variable)
                || keys.stream().anyMatch(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_").equals(variable));
    }
}
