package io.anumati.deploy;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.anumati.testkit.CheckTool;
import io.anumati.testkit.ProjectFolder;

/** Compose files as docker compose reads them, with secrets made for them. */
final class ComposeFiles {

    private static final Path DEPLOY = ProjectFolder.root().resolve("deploy");

    private ComposeFiles() {
    }

    /**
     * {@code docker compose config}, all profiles.
     *
     * @param folder gets the secrets and the files
     * @param names the first one, and those on top of it
     */
    static JsonNode read(Path folder, String... names) throws Exception {
        VersionsTest.run("bash", DEPLOY.resolve("make-secrets.sh").toString(), folder.toString());
        Path compose = DEPLOY.resolve("compose");
        Files.copy(compose.resolve(".env"), folder.resolve(".env"), REPLACE_EXISTING);
        List<String> arguments = new ArrayList<>(List.of("--profile", "*"));
        for (String name : names) {
            Files.copy(compose.resolve(name), folder.resolve(name), REPLACE_EXISTING);
            arguments.addAll(List.of("--file", name));
        }
        arguments.add("config");
        return new YAMLMapper().readTree(CheckTool.COMPOSE.run(folder, arguments.toArray(String[]::new)));
    }
}
