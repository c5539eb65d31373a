package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The README's table names every key with its default. */
class ConfigTableTest {

    @Test
    void everyKeyIsInTheTableWithItsDefault() throws IOException {
        // Given
        String readme = Files.readString(Path.of("README.md"));
        // When
        var keys = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.anumati.auth").stream().filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect).flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(WithDefault.class)).toList();
        // Then
        assertThat(keys).hasSizeGreaterThan(10).allSatisfy(key -> assertThat(readme).contains(row(key)));
    }

    private static String row(Method key) {
        String name = key.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return "| `%s.%s` | %s |".formatted(key.getDeclaringClass().getAnnotation(ConfigMapping.class).prefix(), name,
                key.getAnnotation(WithDefault.class).value());
    }
}
