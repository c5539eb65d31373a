package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.testkit.FreePorts;
import io.anumati.testkit.Launch;
import io.anumati.testkit.ManagedProcess;
import io.anumati.testkit.ProjectFolder;

/**
 * The TLS settings of overlay production, given to a packaged service, with a trust store made by the overlay's own commands.
 */
class ProductionTlsIT {

    private static final String IN_CLUSTER = "/etc/anumati/";

    @TempDir
    private Path folder;

    @Test
    void aServiceAnswersByTlsOnlyAndKnowsEverySetting() throws Exception {
        // Given
        makeCertificates();
        int port = FreePorts.next();
        Path jar = ProjectFolder.root().resolve("token-vault-service/target/quarkus-app/quarkus-run.jar");
        Launch launch = Launch.java("token-vault-service", ProjectFolder.temporary("tls"), List.of("-Xmx256m"),
                List.of("-jar", jar.toString())).with(
                        Map.of("SMALLRYE_CONFIG_LOCATIONS", settings(port).toString(),
                                "JAVA_TOOL_OPTIONS", trustOption(), "QUARKUS_HTTP_PORT", Integer.toString(port),
                                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "ANUMATI_KAFKA_JAAS",
                                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\";"));
        // When
        try (ManagedProcess process = ManagedProcess.start(launch)) {
            process.awaitReady(java.time.Duration.ofMinutes(2), () -> live("https://127.0.0.1:" + port) == 200);
            // Then
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> live("http://127.0.0.1:" + port)))
                    .isInstanceOf(java.io.IOException.class).isNotInstanceOf(ConnectException.class);
            assertThat(Files.readString(launch.log())).doesNotContainIgnoringCase("unrecognized configuration key");
        }
    }

    private int live(String url) throws Exception {
        KeyStore trusted = KeyStore.getInstance(folder.resolve("trust/cacerts").toFile(), "changeit".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build()
                .send(HttpRequest.newBuilder(URI.create(url + "/q/health/live")).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private Path settings(int port) throws Exception {
        JsonNode map = Manifests.of("production").one("ConfigMap", "token-vault-service-tls-config");
        return Files.writeString(folder.resolve("application.properties"), here(map.at("/data/application.properties").asText())
                .replace("ssl-port=8402", "ssl-port=" + port));
    }

    private String trustOption() {
        return here(Manifests.items(Manifests.of("production").service("token-vault-service")
                .at("/spec/template/spec/containers/0/env")).filter(
                        variable -> variable.path("name").asText()
                                .equals("JAVA_TOOL_OPTIONS"))
                .findFirst().orElseThrow().path("value").asText());
    }

    private void makeCertificates() throws Exception {
        Files.createDirectories(folder.resolve("tls"));
        Files.createDirectories(folder.resolve("trust"));
        Path script = Files.writeString(folder.resolve("certificates.sh"),
                """
                        set -e
                        cd %s
                        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out tls/ca.crt -days 2 -subj /CN=ca
                        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout tls/tls.key -out own.csr -subj /CN=own
                        echo subjectAltName=IP:127.0.0.1 >own.ext
                        openssl x509 -req -in own.csr -CA tls/ca.crt -CAkey ca.key -CAcreateserial -days 1 -extfile own.ext -out tls/tls.crt
                        """
                        .formatted(folder));
        VersionsTest.run("bash", script.toString());
        for (JsonNode step : Manifests.pod(Manifests.of("production").service("token-vault-service")).path("initContainers")) {
            VersionsTest.run(Manifests.items(step.path("command")).map(JsonNode::asText).map(this::onThisMachine)
                    .toArray(String[]::new));
        }
    }

    private String onThisMachine(String word) {
        String home = System.getProperty("java.home");
        return word.equals("keytool") ? home + "/bin/keytool" : here(word.replace("/opt/java/openjdk", home));
    }

    private String here(String text) {
        return text.replace(IN_CLUSTER, folder + "/");
    }
}
