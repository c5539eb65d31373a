package io.anumati.testkit;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a part is found: at the address the environment gives, else as a local process. With {@code -Dparts=containers} Kafka,
 * Postgres and OpenBao are containers instead; what cannot be one then is a failure, never another way silently.
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

    /** A part without wishes: as a container where containers are asked for, else as a process. */
    static <T> T started(String part, Function<PartsInContainers, T> asContainer, Supplier<T> asProcess) {
        return areContainersAsked() ? asContainer.apply(new PartsInContainers().requireEngine(part)) : asProcess.get();
    }

    /** For a part whose folder and ports are given: such a one is a process. */
    static void requireProcessesAllowed(String part, String variable) {
        if (areContainersAsked()) {
            throw new PartFailed(
                    ("-Dparts=containers: %s is wanted in a folder and on ports of its own, which only a process has;"
                            + " leave the option out, or give %s").formatted(part, variable));
        }
    }

    private static boolean areContainersAsked() {
        return "containers".equals(System.getProperty("parts"));
    }
}
