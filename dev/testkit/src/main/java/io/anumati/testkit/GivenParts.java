package io.anumati.testkit;

import java.util.Optional;

/**
 * Where a part is found: at the address the environment gives, else as a local process. {@code -Dparts=containers} asks for
 * containers, which this version cannot start: it is a failure, never another way silently.
 */
final class GivenParts {

    private GivenParts() {
    }

    static Optional<String> address(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    static String required(String variable) {
        return address(variable).orElseThrow(() -> new PartFailed("environment variable %s is missing".formatted(variable)));
    }

    static void requireProcessesAllowed(String part, String variable) {
        if ("containers".equals(System.getProperty("parts"))) {
            throw new PartFailed("-Dparts=containers: %s cannot be started in a container yet; leave the option out, or give %s"
                    .formatted(part, variable));
        }
    }
}
