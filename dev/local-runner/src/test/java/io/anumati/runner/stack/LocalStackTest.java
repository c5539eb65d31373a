package io.anumati.runner.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.testkit.PartFailed;

/** On everything but the services, which the end-to-end tests start. */
class LocalStackTest {

    private static final Set<Service> ALL = Set.of(Service.values());

    @TempDir
    static Path parent;

    private static Path folder;
    private static StackOptions options;
    private static Set<String> ready;
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        folder = parent.resolve("stack");
        options = StackOptions.onFreePorts(folder).without(ALL);
        ready = ConcurrentHashMap.newKeySet();
        stack = LocalStack.start(options, (part, took) -> ready.add(part));
    }

    @AfterAll
    static void stop() {
        stack.close();
        assertThat(new StackFolder(folder).running()).isEmpty();
    }

    @Test
    void saysWhichPartsAreReadyAndFindsThemAgain() {
        assertThat(ready).containsExactlyInAnyOrder("kafka", "postgres", "openbao", "identity-provider", "upstox-simulator");
        assertThat(new StackFolder(folder).running()).containsOnlyKeys(ready);
    }

    @Test
    void refusesASecondStackInTheSameFolder() {
        assertThatThrownBy(() -> LocalStack.start(options, Progress.SILENT)).isInstanceOf(PartFailed.class)
                .hasMessageContaining("already running").hasMessageContaining("Ctrl-C");
        assertThat(new StackFolder(folder).running()).as("the first goes on").containsOnlyKeys(ready);
    }

    @Test
    void aPortInUseIsNamedAndWhatHadStartedIsStopped(@TempDir Path other) throws Exception {
        Path own = other.resolve("stack");
        StackOptions beside = StackOptions.onFreePorts(own).without(ALL);

        try (ServerSocket taken = new ServerSocket(beside.ports().kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalStack.start(beside, Progress.SILENT)).isInstanceOf(PartFailed.class)
                    .hasMessageContaining("port %d, which kafka needs, is in use".formatted(taken.getLocalPort()));
        }
        assertThat(new StackFolder(own).running()).isEmpty();
    }

    @Test
    void tellsAServiceOnlyTheSecretsItNeeds() {
        assertThat(stack.service(Service.VAULT).environment())
                .containsKeys("ANUMATI_OPENBAO_URL", "ANUMATI_OPENBAO_EXECUTION_SECRET_ID")
                .doesNotContainKey("ANUMATI_DB_PASSWORD");
        assertThat(stack.service(Service.EXECUTOR).environment())
                .containsKeys("ANUMATI_DB_PASSWORD", "ANUMATI_UPSTOX_ORDER_URL", "ANUMATI_VAULT_SERVICE_URL")
                .doesNotContainKey("ANUMATI_OPENBAO_URL");
    }

    @Test
    void writesTheVariablesOfAServiceThatWasLeftOut() {
        assertThat(stack.writeEnvironment(Service.AUDIT)).content().contains("ANUMATI_DB_OWNER_USER=audit_owner\n",
                "KAFKA_BOOTSTRAP_SERVERS=" + stack.kafka().bootstrapServers() + "\n");
    }
}
