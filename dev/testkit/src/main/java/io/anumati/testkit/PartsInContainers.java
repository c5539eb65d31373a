package io.anumati.testkit;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka, Postgres and OpenBao in containers of their own, which end with this program. Only addresses leave this class, so that
 * a
 * program without containers need not have the library.
 */
final class PartsInContainers {

    private static final int POSTGRES_PORT = 5432;
    private static final int OPENBAO_PORT = 8200;

    /** A server's address and who may set it up. */
    record OpenBaoAddress(String url, String rootToken) {
    }

    private final BooleanSupplier engineAnswers;

    PartsInContainers() {
        this(() -> DockerClientFactory.instance().isDockerAvailable());
    }

    PartsInContainers(BooleanSupplier engineAnswers) {
        this.engineAnswers = engineAnswers;
    }

    /** @return bootstrap servers of a broker without topics */
    String kafka() {
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse(PartImage.KAFKA.reference()))
                .withEnv(Map.of("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false", "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000",
                        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0", "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4"));
        return started(PartImage.KAFKA, kafka).getBootstrapServers();
    }

    /** @return a superuser at a server without the platform's database */
    JdbcAddress postgres() {
        String password = Folders.newSecret();
        GenericContainer<?> postgres = started(PartImage.POSTGRES, container(PartImage.POSTGRES)
                .withEnv("POSTGRES_PASSWORD", password).withExposedPorts(POSTGRES_PORT)
                .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off")
                // While it initialises it says so once, and only by its socket.
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2)));
        return new JdbcAddress(postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT), "postgres", password);
    }

    /** @return a server in memory, unsealed, without the platform's mounts */
    OpenBaoAddress openBao() {
        String rootToken = Folders.newSecret();
        GenericContainer<?> openBao = started(PartImage.OPENBAO, container(PartImage.OPENBAO).withExposedPorts(OPENBAO_PORT)
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("bao"))
                .withCommand("server", "-dev", "-dev-root-token-id=" + rootToken,
                        "-dev-listen-address=0.0.0.0:" + OPENBAO_PORT)
                .waitingFor(Wait.forHttp("/v1/sys/health").forPort(OPENBAO_PORT)));
        return new OpenBaoAddress("http://%s:%d".formatted(openBao.getHost(), openBao.getMappedPort(OPENBAO_PORT)), rootToken);
    }

    private static GenericContainer<?> container(PartImage image) {
        return new GenericContainer<>(DockerImageName.parse(image.reference()));
    }

    private <C extends GenericContainer<?>> C started(PartImage image, C container) {
        AtExit.add(container::stop);
        try {
            container.start();
            return container;
        } catch (RuntimeException failed) {
            throw new PartFailed("-Dparts=containers: %s does not start: %s".formatted(image.reference(), failed.getMessage()),
                    failed);
        }
    }

    /** @throws PartFailed when there is no engine: never another way silently */
    PartsInContainers requireEngine(String part) {
        if (!engineAnswers.getAsBoolean()) {
            throw new PartFailed(("-Dparts=containers: no container engine answers, so %s cannot be started;"
                    + " start Docker (or set DOCKER_HOST), or leave the option out").formatted(part));
        }
        return this;
    }
}
