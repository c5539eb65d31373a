package io.anumati.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for fields of the SDK's models that an answer left empty: the answer lacks them, or names or types them otherwise. */
final class Complete {

    private Complete() {
    }

    /** @param empty exactly the fields that are empty, as paths like {@code data[].tag} */
    static void assertComplete(Object model, String... empty) {
        assertThat(missing("", model).distinct()).as(() -> model.toString()).containsExactlyInAnyOrder(empty);
    }

    private static Stream<String> missing(String path, Object value) {
        return switch (value) {
            case null -> Stream.of(path);
            case List<?> items -> items.stream().flatMap(item -> missing(path + "[]", item));
            case Map<?, ?> entries -> entries.entrySet().stream()
                    .flatMap(entry -> missing(path + "[" + entry.getKey() + "]", entry.getValue()));
            case Object model when isModel(model) -> Arrays.stream(model.getClass().getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .flatMap(field -> missing(path.isEmpty() ? field.getName() : path + "." + field.getName(),
                            content(field, model)));
            default -> Stream.empty();
        };
    }

    private static boolean isModel(Object value) {
        return value.getClass().getName().startsWith("com.upstox.") && !(value instanceof Enum);
    }

    private static Object content(Field field, Object model) {
        try {
            field.setAccessible(true);
            return field.get(model);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
