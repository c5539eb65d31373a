package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.testkit.ProjectFolder;

/** The bill of materials that an image carries, against what the build packed. A build without network makes none. */
class SbomTest {

    static final List<String> SERVICES = Manifests.SERVICES;

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void namesEveryPackagedJarWithItsVersionAndNothingElse(String service) throws IOException {
        assertThat(listed(service, true)).isEqualTo(jars(target(service).resolve("quarkus-app/lib")));
    }

    @Test
    void namesEveryJarOfTheSimulatorToo() throws IOException {
        assertThat(listed("dev/upstox-simulator", false)).isEqualTo(jars(target("dev/upstox-simulator").resolve("lib")));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void isOfTheServiceAndHasNoTimeOfTheBuildInIt(String service) {
        JsonNode bill = bill(service);
        assertThat(bill.at("/bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo(service);
        assertThat(bill.at("/metadata").has("timestamp")).isFalse();
        assertThat(bill.path("components")).allSatisfy(component -> assertThat(component.path("hashes")).isNotEmpty());
    }

    /** As the jars are named: Quarkus puts the group before, Maven does not. */
    private static Set<String> listed(String module, boolean withGroup) {
        return Manifests.items(bill(module).path("components")).map(component -> {
            Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
            return (withGroup ? component.path("group").asText() + "." : "") + component.path("name").asText() + "-"
                    + component.path("version").asText() + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> jars(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static JsonNode bill(String module) {
        return KeycloakCalls.json(ConfigurationKeys.read(target(module).resolve("sbom.json")));
    }

    private static Path target(String module) {
        return ProjectFolder.root().resolve(module).resolve("target");
    }
}
