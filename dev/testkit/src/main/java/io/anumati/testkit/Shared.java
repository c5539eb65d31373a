package io.anumati.testkit;

import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Parts that live as long as this program and serve all its tests. What they said is kept in the system properties, because
 * each
 * Quarkus test application may have a class loader, and so statics, of its own.
 */
final class Shared {

    private Shared() {
    }

    /** Starts the part at the first call, whichever class loader makes it: an interned name is the same for all. */
    static Map<String, String> once(String name, Supplier<Map<String, String>> start) {
        Properties everywhere = System.getProperties();
        String prefix = prefix(name);
        synchronized (prefix.intern()) {
            if (!everywhere.containsKey(prefix)) {
                start.get().forEach((key, value) -> everywhere.setProperty(prefix + key, value));
                everywhere.setProperty(prefix, "started");
            }
            return everywhere.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(prefix) && key.length() > prefix.length())
                    .collect(Collectors.toMap(key -> key.substring(prefix.length()), everywhere::getProperty));
        }
    }

    static String property(String name, String key) {
        String value = System.getProperty(prefix(name) + key);
        if (value == null) {
            throw new PartFailed("%s is not started: the test needs @QuarkusTestResource of it".formatted(name));
        }
        return value;
    }

    private static String prefix(String name) {
        return "anumati.shared.%s.".formatted(name);
    }
}
