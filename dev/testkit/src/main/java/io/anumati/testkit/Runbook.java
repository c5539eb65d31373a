package io.anumati.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of {@code deploy/runbooks}. Its named shell blocks ({@code ```sh name}) are run by tests as they stand; a block
 * without
 * name is one that nobody can run here, and the page says why.
 */
public final class Runbook {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh ([a-z0-9-]+)\\n(.*?)^```$");

    private final Map<String, String> blocks = new LinkedHashMap<>();

    private Runbook(String text) {
        BLOCK.matcher(text).results().forEach(block -> {
            if (blocks.put(block.group(1), block.group(2)) != null) {
                throw new IllegalArgumentException("two blocks are named " + block.group(1));
            }
        });
    }

    /** @param name of the page, for example {@code keys.md} */
    public static Runbook of(String name) {
        try {
            return new Runbook(Files.readString(folder().resolve(name)));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Where all pages are. */
    public static Path folder() {
        return ProjectFolder.root().resolve("deploy/runbooks");
    }

    public Set<String> blocks() {
        return Set.copyOf(blocks.keySet());
    }

    /**
     * Runs a block in bash, which stops at the first command that fails.
     *
     * @param folder the working directory; paths of the project are reached by {@code $ANUMATI}
     * @param tools folders put before the path
     * @return what it printed
     * @throws PartFailed with what it printed when it fails
     */
    public String run(String name, Path folder, Map<String, String> environment, Path... tools) {
        if (!blocks.containsKey(name)) {
            throw new IllegalArgumentException("no block is named %s, there are %s".formatted(name, blocks.keySet()));
        }
        Map<String, String> all = new HashMap<>(environment);
        all.put("ANUMATI", ProjectFolder.root().toString());
        all.put("PATH", List.of(tools).stream().map(tool -> tool + File.pathSeparator).collect(Collectors.joining())
                + System.getenv("PATH"));
        return Tool.run(name, folder, List.of("bash", "-euo", "pipefail", "-c", blocks.get(name)), all);
    }
}
