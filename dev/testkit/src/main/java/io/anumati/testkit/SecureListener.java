package io.anumati.testkit;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A further listener of a {@link KafkaNode}: TLS and a login by SCRAM-SHA-512, and only what access rules allow. The plain one
 * stays,
 * and who comes by it may do everything, also make logins and rules.
 *
 * @param name letters only, different for each listener
 * @param keyAndCertificate PEM, what the listener shows
 */
public record SecureListener(String name, int port, Path keyAndCertificate) {

    String address() {
        return "%s://127.0.0.1:%d".formatted(name, port);
    }

    String protocol() {
        return name + ":SASL_SSL";
    }

    String settings() {
        return """
                listener.name.%1$s.sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.%1$s.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
                listener.name.%1$s.ssl.keystore.type=PEM
                listener.name.%1$s.ssl.keystore.location=%2$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS
                """
                .formatted(name.toLowerCase(Locale.ROOT), keyAndCertificate);
    }
}
