package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.anumati.testkit.CheckTool;
import io.anumati.testkit.ProjectFolder;

/** Compose files as docker compose would read them, with secrets made for them. */
final class ComposeFiles {

    private static final Path DEPLOY = ProjectFolder.root().resolve("deploy");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?:[:?][^}]*)?}");

    private ComposeFiles() {
    }

    /**
     * @param folder gets the secrets and the files
     * @param names the first one, and those on top of it
     */
    static JsonNode read(Path folder, String... names) throws Exception {
        VersionsTest.run("bash", DEPLOY.resolve("make-secrets.sh").toString(), folder.toString());
        for (String name : names) {
            writeWithVersions(folder, name);
        }
        return new YAMLMapper().readTree(CheckTool.COMPOSE_SPEC.run(folder, names));
    }

    /** The reader takes no variables, so they are put in before. */
    private static void writeWithVersions(Path folder, String name) throws IOException {
        Properties versions = VersionsTest.versions();
        String text = VARIABLE.matcher(ConfigurationKeys.read(DEPLOY.resolve("compose").resolve(name))).replaceAll(found -> {
            assertThat(versions).as("versions.env").containsKey(found.group(1));
            return versions.getProperty(found.group(1));
        });
        Files.writeString(folder.resolve(name), text);
    }
}
