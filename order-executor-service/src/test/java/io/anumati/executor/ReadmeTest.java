package io.anumati.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.RefusalReason;
import io.anumati.executor.guard.GuardConfig;
import io.anumati.executor.lane.LaneConfig;
import io.anumati.executor.operator.OperatorConfig;
import io.anumati.executor.throttle.ThrottleConfig;
import io.anumati.executor.unknown.UnknownConfig;
import io.anumati.executor.update.UpdateConfig;
import io.anumati.executor.warm.WarmConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

class ReadmeTest {

    private static final Pattern CONFIG_ROW = Pattern.compile("\\| `([a-z.-]+)` \\| `([^`]+)` \\| .*");

    @Test
    void theRefusalTableIsThatOfTheCode() throws IOException {
        List<String> expected = Arrays.stream(RefusalReason.values())
                .map(reason -> "| `%s` | %s |".formatted(reason, reason.sentence())).toList();
        assertThat(section("refusals").filter(line -> line.startsWith("| `"))).isEqualTo(expected);
    }

    @Test
    void theConfigTableNamesEachKeyWithItsDefault() throws IOException {
        TreeMap<String, String> inCode = new TreeMap<>();
        Stream.of(LaneConfig.class, ThrottleConfig.class, UnknownConfig.class, UpdateConfig.class, GuardConfig.class,
                WarmConfig.class, OperatorConfig.class).forEach(
                        mapping -> defaults(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, inCode));
        TreeMap<String, String> inReadme = new TreeMap<>();
        section("config").map(CONFIG_ROW::matcher).filter(Matcher::matches)
                .forEach(row -> inReadme.put(row.group(1), row.group(2)));
        assertThat(inReadme).isEqualTo(inCode);
    }

    private static void defaults(String prefix, Class<?> mapping, TreeMap<String, String> found) {
        for (Method key : mapping.getDeclaredMethods()) {
            String name = prefix + "." + key.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Optional.ofNullable(key.getAnnotation(WithDefault.class)).ifPresent(value -> found.put(name, value.value()));
            if (key.getReturnType().isInterface() && key.getReturnType().getEnclosingClass() == mapping) {
                defaults(name, key.getReturnType(), found);
            }
        }
    }

    private static Stream<String> section(String name) throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream().dropWhile(line -> !line.startsWith("<!-- %s:".formatted(name)))
                .takeWhile(line -> !line.equals("<!-- /%s -->".formatted(name)));
    }
}
