package io.anumati.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The TLS settings of overlay production on this machine: a CA, a certificate for 127.0.0.1, and the trust store that the
 * overlay's own commands make of them.
 */
record OverlayTls(Path folder) {

    private static final String IN_CLUSTER = "/etc/anumati/";
    private static final String PASSWORD = "changeit";

    static OverlayTls in(Path folder) throws Exception {
        Files.createDirectories(folder.resolve("trust"));
        OverlayTls tls = new OverlayTls(folder);
        certificates(folder.resolve("tls"));
        certificates(folder.resolve("stranger"));
        for (JsonNode step : Manifests.pod(Manifests.of("production").service("token-vault-service")).path("initContainers")) {
            VersionsTest.run(Manifests.items(step.path("command")).map(JsonNode::asText).map(tls::onThisMachine)
                    .toArray(String[]::new));
        }
        return tls;
    }

    private static void certificates(Path folder) throws Exception {
        Files.createDirectories(folder);
        Path script = Files.writeString(folder.resolve("certificates.sh"),
                """
                        set -e
                        cd %s
                        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.crt -days 2 -subj /CN=ca
                        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout tls.key -out own.csr -subj /CN=own
                        echo subjectAltName=IP:127.0.0.1 >own.ext
                        openssl x509 -req -in own.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 1 -extfile own.ext -out tls.crt
                        cat tls.key tls.crt >both.pem
                        """
                        .formatted(folder));
        VersionsTest.run("bash", script.toString());
    }

    /** Key and certificate of the CA that the services trust. */
    Path known() {
        return folder.resolve("tls").resolve("both.pem");
    }

    /** Key and certificate of another CA. */
    Path stranger() {
        return folder.resolve("stranger").resolve("both.pem");
    }

    Path key() {
        return folder.resolve("tls").resolve("tls.key");
    }

    Path certificate() {
        return folder.resolve("tls").resolve("tls.crt");
    }

    Path trustStore() {
        return folder.resolve("trust").resolve("cacerts");
    }

    /** A service's settings, as they are mounted, for another port. */
    Path settings(String service, int port) throws IOException {
        JsonNode map = Manifests.of("production").one("ConfigMap", service + "-tls-config");
        return Files.writeString(folder.resolve(service + ".properties"), here(map.at("/data/application.properties").asText())
                .replaceFirst("(?m)^quarkus.http.ssl-port=\\d+$", "quarkus.http.ssl-port=" + port));
    }

    /** The JVM's option that names the trust store. */
    String trustOption() {
        return here(Manifests.items(Manifests.of("production").service("token-vault-service")
                .at("/spec/template/spec/containers/0/env"))
                .filter(variable -> variable.path("name").asText().equals("JAVA_TOOL_OPTIONS"))
                .findFirst().orElseThrow().path("value").asText());
    }

    SSLContext trusting() throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(trustStore().toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private String onThisMachine(String word) {
        String home = System.getProperty("java.home");
        return word.equals("keytool") ? home + "/bin/keytool" : here(word.replace("/opt/java/openjdk", home));
    }

    private String here(String text) {
        return text.replace(IN_CLUSTER, folder + "/");
    }
}
