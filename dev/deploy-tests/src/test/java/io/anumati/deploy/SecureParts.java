package io.anumati.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.anumati.contracts.Topic;
import io.anumati.testkit.DatabaseRole;
import io.anumati.testkit.FreePorts;
import io.anumati.testkit.IdentityProvider;
import io.anumati.testkit.KafkaNode;
import io.anumati.testkit.PostgresServer;
import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.SecureListener;
import io.anumati.testkit.Tokens;

/** Kafka and Postgres as production has them: TLS, logins, and each service's own rights. */
final class SecureParts implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final Map<String, DatabaseRole> ROLES = Map.of("auth-service", DatabaseRole.AUTH_SERVICE,
            "strategy-signal-service", DatabaseRole.STRATEGY_SIGNAL_SERVICE, "order-executor-service",
            DatabaseRole.ORDER_EXECUTOR_SERVICE, "audit-service", DatabaseRole.AUDIT_WRITER);

    private final SecureListener known;
    private final SecureListener stranger;
    private final KafkaNode kafka;
    private final PostgresServer postgres;
    private final IdentityProvider provider;
    private final Admin admin;

    SecureParts(OverlayTls tls) throws Exception {
        known = new SecureListener("SECURE", FreePorts.next(), tls.known());
        stranger = new SecureListener("STRANGER", FreePorts.next(), tls.stranger());
        kafka = KafkaNode.start(KafkaNode.Options.temporary(PARTITIONS), List.of(known, stranger));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        for (String user : Manifests.SERVICES) {
            admin.createAcls(KafkaUser.of(user).acls()).all().get();
        }
        provider = IdentityProvider.start();
        postgres = PostgresServer.start();
        speakTls(tls);
    }

    /** The server's own user writes the key, for nobody else may read it. */
    private void speakTls(OverlayTls tls) throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.superuserJdbcUrl());
                Statement statement = connection.createStatement()) {
            write(connection, tls.key(), "server.key");
            write(connection, tls.certificate(), "server.crt");
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void write(Connection connection, Path pem, String name) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table lines (number serial, line text) on commit preserve rows");
            try (PreparedStatement insert = connection.prepareStatement("insert into lines (line) values (?)")) {
                for (String line : Files.readAllLines(pem)) {
                    insert.setString(1, line);
                    insert.executeUpdate();
                }
            }
            statement
                    .execute("copy (select line from lines order by number) to program 'umask 077 && cat >%s'".formatted(name));
            statement.execute("drop table lines");
        }
    }

    Admin admin() {
        return admin;
    }

    /** By the plain listener, so nobody's rights are asked. */
    void write(Topic topic, String text) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), 0, "nobody".getBytes(UTF_8), text.getBytes(UTF_8))).get();
        }
    }

    /** How many records a topic has had. */
    long end(String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic)
                .partitions().stream().collect(
                        Collectors.toMap(info -> new TopicPartition(topic, info.partition()), _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
    }

    String tokenOf(String client) {
        return Tokens.of(provider).client(client);
    }

    /** What the broker knows from now on. */
    void password(String user, String password) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user,
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password))).all().get();
    }

    /** Where the broker shows a certificate of the CA that services trust. */
    String bootstrapServers() {
        return "127.0.0.1:" + known.port();
    }

    /** Where it shows another's. */
    String strangersBootstrapServers() {
        return "127.0.0.1:" + stranger.port();
    }

    Map<String, String> environment(String service, String bootstrapServers, String password) {
        Map<String, String> environment = new HashMap<>(provider.environment());
        if (ROLES.containsKey(service)) {
            environment.putAll(postgres.environment(ROLES.get(service)));
        }
        environment.putAll(Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "ANUMATI_KAFKA_JAAS",
                TlsService.jaas(service, password), "ANUMATI_PARTITIONS", Integer.toString(PARTITIONS),
                "ANUMATI_AUDIT_CHECKPOINT_FOLDER", ProjectFolder.temporary("checkpoints").toString()));
        return environment;
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
        postgres.close();
        provider.close();
    }
}
