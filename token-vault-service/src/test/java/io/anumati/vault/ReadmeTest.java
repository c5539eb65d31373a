package io.anumati.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.vault.request.VaultProblem;
import io.anumati.vault.token.LeaseRefusal;
import io.anumati.web.CommonProblem;
import io.anumati.web.ProblemCode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

class ReadmeTest {

    @Test
    void listsEveryProblemCode() throws IOException {
        assertThat(readme()).containsAll(
                Stream.<ProblemCode> concat(Arrays.stream(VaultProblem.values()), Arrays.stream(CommonProblem.values()))
                        .map(code -> "| `%s` | %d | %s |".formatted(code.name(), code.status(), code.sentence())).toList());
    }

    @Test
    void listsEveryReasonForARefusal() throws IOException {
        assertThat(readme()).containsSubsequence(
                Arrays.stream(LeaseRefusal.values()).map(reason -> "| `%s` | %s |".formatted(reason, reason.sentence()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "vault.openbao.OpenBaoConfig", "vault.token.LeaseConfig", "vault.event.TokenEventsConfig",
            "web.ReadinessConfig", "web.WebConfig" })
    void listsEveryConfigKeyWithItsDefault(String name) throws Exception {
        Class<?> config = Class.forName("io.anumati." + name);
        List<String> rows = rows(config.getAnnotation(ConfigMapping.class).prefix(), config).toList();

        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(readme()).anyMatch(line -> line.startsWith(row)));
    }

    private static Stream<String> rows(String prefix, Class<?> config) {
        return Arrays.stream(config.getDeclaredMethods()).filter(method -> !method.isSynthetic())
                .flatMap(method -> rows(prefix + "." + kebab(method.getName()), method));
    }

    private static Stream<String> rows(String key, Method method) {
        if (method.getReturnType().getEnclosingClass() != null) {
            return rows(key, method.getReturnType());
        }
        return Stream.of("| `%s` |".formatted(key) + Optional.ofNullable(method.getAnnotation(WithDefault.class))
                .map(value -> " %s |".formatted(shipped().getProperty(key, value.value()))).orElse(""));
    }

    /** What this service sets in place of a default. */
    private static Properties shipped() {
        Properties shipped = new Properties();
        try (InputStream file = ReadmeTest.class.getResourceAsStream("/application.properties")) {
            shipped.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return shipped;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("README.md"));
    }
}
