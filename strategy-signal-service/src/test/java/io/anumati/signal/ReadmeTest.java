package io.anumati.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.anumati.signal.fanout.FanOutConfig;
import io.anumati.signal.instrument.InstrumentConfig;
import io.anumati.signal.intake.IntakeConfig;
import io.anumati.signal.intake.Refusal;
import io.anumati.signal.outbox.OutboxConfig;
import io.anumati.signal.service.KafkaConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

class ReadmeTest {

    private static final Set<String> BY_COMMON_VARIABLE = Set.of("anumati.kafka.partitions",
            "anumati.instruments.url");

    @Test
    void theTableOfRefusalsIsTheEnum() throws IOException {
        List<String> rows = Arrays.stream(Refusal.values())
                .map(reason -> "| `%s` | %d | %s |".formatted(reason, reason.status(), reason.sentence())).toList();

        assertThat(readme()).containsSequence(rows);
    }

    @Test
    void theTableOfKeysHoldsEveryKeyWithItsDefault() throws IOException {
        List<String> keys = Stream.of(KafkaConfig.class, OutboxConfig.class, InstrumentConfig.class, IntakeConfig.class,
                FanOutConfig.class).flatMap(ReadmeTest::rows).toList();
        List<String> documented = readme().stream().filter(line -> line.startsWith("| `anumati."))
                .map(line -> line.substring(0, line.indexOf(" |", line.indexOf("| ", 2)))).toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static Stream<String> rows(Class<?> config) {
        String prefix = config.getAnnotation(ConfigMapping.class).prefix();
        return Arrays.stream(config.getDeclaredMethods()).filter(key -> !BY_COMMON_VARIABLE.contains(name(prefix, key)))
                .map(key -> "| `%s` | %s".formatted(name(prefix, key), valueOf(key)));
    }

    private static String name(String prefix, Method key) {
        return prefix + "." + key.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String valueOf(Method key) {
        return Optional.ofNullable(key.getAnnotation(WithDefault.class)).map(given -> "`" + given.value() + "`")
                .orElse("none");
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("README.md"));
    }
}
