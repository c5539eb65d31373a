package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.AuditProof;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Progress;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;
import io.anumati.runner.stack.StackOptions;
import io.anumati.testkit.KafkaTools;
import io.anumati.testkit.PartFailed;
import io.anumati.testkit.PostgresTools;
import io.anumati.testkit.ProjectFolder;
import io.anumati.testkit.Runbook;

/** The database is lost some orders after its backup, and restored: by the runbook's own blocks, on a stack of its own. */
class RestoreIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int TRADERS = 3;
    private static final int BEFORE = 3;
    private static final int AFTER = 3;

    private static LocalStack stack;
    private static Scene scene;

    /** Somebody of whom the backup knows nothing. */
    private static Scene newcomer;
    private static int newcomersCallsAtLoss;
    private static String resting;
    private static String refusal;
    private static long secondOfLoss;
    private static AuditProof audit;
    private static int callsAtLoss;
    private static long stepsAtLoss;
    private static Map<String, OrderState> untilActivated;
    private static Map<String, OrderState> afterwards;

    @BeforeAll
    static void loseTheDatabaseAndRestoreIt() throws IOException, SQLException {
        stack = LocalStack.startAfresh(StackOptions.onFreePorts(StackOptions.dataFolder().resolve("e2e").resolve("restore"))
                .withUserPartitions(4), Progress.SILENT);
        scene = new Scene(stack, "restore", TRADERS + 1);
        scene.api(scene.users().getLast()).switchKillSwitchOn();
        trade(BEFORE);
        Runbook runbook = Runbook.of("backup-and-restore.md");
        Path folder = Files.createDirectories(stack.folder().of("backup"));
        Path[] tools = { PostgresTools.folder(), KafkaTools.folder() };
        runbook.run("backup", folder, environment(), tools);
        newcomer = new Scene(stack, "restore", 1);
        newcomer.api(newcomer.user()).switchKillSwitchOn();
        switchNewcomersKillSwitchOff();
        trade(AFTER);
        resting = leaveAnOrderOpen();
        scene.operator().sealAudit();
        secondOfLoss = Instant.now().getEpochSecond();
        newcomersCallsAtLoss = newcomer.calls().size();
        callsAtLoss = scene.calls().size();
        stepsAtLoss = number("select count(*) from executor.journal_event");
        databaseServices().forEach(ServiceProcess::stop);
        runbook.run("restore", folder, environment(), tools);
        refusal = assertThrows(PartFailed.class,
                () -> runbook.run("merge", folder, environment(), readingNothing(), tools[0], tools[1])).getMessage();
        for (String block : List.of("merge", "offsets", "checkpoints")) {
            runbook.run(block, folder, environment(), tools);
        }
        databaseServices().forEach(ServiceProcess::startWithoutWaiting);
        databaseServices().forEach(ServiceProcess::awaitReady);
        fillTheOpenOrder();
        audit = new AuditProof(scene.operator(), Files.createDirectories(stack.folder().of("exports")), stack.auditKey());
        untilActivated = nextSignal();
        scene.users().forEach(RestoreIT::activateAgain);
        afterwards = nextSignal();
        newcomer.api(newcomer.user()).switchKillSwitchOn();
    }

    private static String leaveAnOrderOpen() {
        DemoUser user = scene.user();
        scene.simulator().fills(user.brokerUserId(), Map.of("mode", "REST"));
        scene.signal(1);
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(scene.commands()).hasSize((BEFORE + AFTER + 1) * scene.users().size());
            assertThat(scene.commands()).filteredOn(command -> !command.isFinal()).singleElement()
                    .satisfies(command -> assertThat(command.state()).isEqualTo(OrderState.OPEN));
        });
        return scene.commands().stream().filter(command -> !command.isFinal()).map(Command::commandId).findFirst()
                .orElseThrow();
    }

    private static void fillTheOpenOrder() {
        DemoUser user = scene.user();
        scene.simulator().fills(user.brokerUserId(), Map.of("mode", "FILL"));
        scene.simulator().orders(user.brokerUserId()).valueStream()
                .filter(order -> order.path("status").asText().equals("open"))
                .forEach(order -> scene.simulator().call("POST",
                        "/control/orders/" + order.path("order_id").asText() + "/fill", Map.of()));
    }

    private static void switchNewcomersKillSwitchOff() {
        scene.http().call("PUT", scene.url(Service.AUTH) + "/api/v1/me/kill-switch", Map.of("state", "OFF"),
                Map.of("Authorization", "Bearer " + stack.tokens().subscriber(newcomer.user().userId())), 200, 202);
    }

    /** A folder with a consumer that comes back before it has read anything. */
    private static Path readingNothing() throws IOException {
        Path folder = ProjectFolder.temporary("reading-nothing");
        Path program = Files.writeString(folder.resolve("kafka-console-consumer.sh"), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return folder;
    }

    /** What views take for the newest: the highest version of a key. */
    private static JsonNode newest(String topic, String key) {
        ObjectMapper json = new ObjectMapper();
        return KafkaRecords.of(stack, List.of(topic)).stream()
                .filter(each -> each.key() != null && new String(each.key(), StandardCharsets.UTF_8).equals(key))
                .map(each -> {
                    try {
                        return json.readTree(each.value());
                    } catch (IOException cause) {
                        throw new UncheckedIOException(cause);
                    }
                }).max(Comparator.comparingLong(content -> content.path("version").asLong())).orElseThrow();
    }

    /** How the next signal ends for each user. */
    private static Map<String, OrderState> nextSignal() {
        List<String> known = scene.commands().stream().map(Command::commandId).toList();
        trade(1);
        return scene.commands().stream().filter(command -> !known.contains(command.commandId()))
                .collect(Collectors.toMap(Command::userId, Command::state));
    }

    @AfterAll
    static void close() {
        newcomer.close();
        scene.close();
        stack.close();
    }

    @Test
    void i1_theJournalKnowsWhatWasPublishedAfterTheBackup() throws SQLException {
        assertThat(number("select count(*) from executor.journal_event")).isGreaterThan(stepsAtLoss);
        assertThat(number("""
                select count(*) from (select from executor.journal_event group by partition
                having count(*) <> max(sequence)) gaps""")).isZero();
        assertThat(scene.judge().missing()).isZero();
    }

    @Test
    void nothingIsChangedWhenATopicWasNotReadToItsEnd() {
        assertThat(refusal).contains("order-events was not read to its end: partition ")
                .doesNotContain("psql");
    }

    @Test
    void i1_anOrderThatWasOpenAtTheLossIsFollowedToItsEnd() throws SQLException {
        assertThat(scene.commands()).filteredOn(command -> command.commandId().equals(resting)).singleElement()
                .satisfies(command -> assertThat(command.state()).isEqualTo(OrderState.FILLED));
        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(number("select count(*) from executor.open_command")).isZero());
    }

    @Test
    void epochsAndVersionsAreAboveAllThatWereEverGiven() throws SQLException {
        assertThat(number("select min(epoch) from executor.partition_lease")).isGreaterThan(secondOfLoss);
        assertThat(number("select min(version) from auth.subscriber where version > 0")).isGreaterThanOrEqualTo(secondOfLoss);
    }

    @Test
    void i5_whoCameAfterTheBackupTradesNoMoreButKeepsTheSession() {
        assertThat(newcomersCallsAtLoss).isPositive();
        assertThat(newcomer.calls()).hasSize(newcomersCallsAtLoss);
        JsonNode authority = newest("authorizations", newcomer.user().userId());
        assertThat(authority.path("authorisations")).isEmpty();
        assertThat(authority.at("/connection/state").asText()).isEqualTo("CONNECTED");
        assertThat(authority.at("/route/primary").asText()).isEqualTo(newcomer.user().egress());
    }

    @Test
    void i6_theKillSwitchOfWhoCameAfterTheBackupIsNotTakenForOld() {
        JsonNode newest = newest("controls", "USER:" + newcomer.user().userId());
        assertThat(newest.path("state").asText()).isEqualTo("ON");
        assertThat(newest.path("version").asLong()).isGreaterThan(secondOfLoss);
    }

    @Test
    void i2_whatWasSentAfterTheBackupIsNotSentAgain() {
        assertThat(scene.judge().doubled()).isZero();
        assertThat(scene.calls()).hasSize(callsAtLoss + TRADERS);
        assertThat(scene.users().subList(0, TRADERS))
                .allSatisfy(user -> assertThat(scene.witness(user).doubledTags()).isEmpty());
    }

    @Test
    void i5_nobodyTradesByAnActivationOfBefore() {
        assertThat(untilActivated).hasSize(scene.users().size()).allSatisfy(
                (user, state) -> assertThat(state).as(user).isEqualTo(OrderState.REFUSED));
        assertThat(afterwards.values().stream().filter(OrderState.FILLED::equals)).hasSize(TRADERS);
    }

    @Test
    void i6_aKillSwitchThatWasOnStaysOn() {
        assertThat(afterwards).containsEntry(scene.users().getLast().userId(), OrderState.REFUSED);
    }

    @Test
    void i9_theAuditLogIsCompleteAndVerifies() {
        AuditProof.Result result = audit.run(scene.ledger().orderEvents());

        assertThat(result.lines()).as("verifier").anyMatch(line -> line.startsWith("INTACT"));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aRolesPasswordIsChanged() throws SQLException {
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(Map.of("LOGIN", "audit_owner", "PASSWORD", "it's new"));

        Runbook.of("keys.md").run("database-password", stack.folder().of("backup"), environment, PostgresTools.folder());

        String url = "jdbc:postgresql://%s:%s/anumati".formatted(environment.get("PGHOST"), environment.get("PGPORT"));
        try (Connection connection = DriverManager.getConnection(url, "audit_owner", "it's new")) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private static void trade(int signals) {
        scene.signal(signals);
        scene.awaitAllFinal(LIMIT);
    }

    private static void activateAgain(DemoUser user) {
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + stack.tokens().subscriber(user.userId()));
        String all = scene.url(Service.AUTH) + "/api/v1/me/authorisations";
        JsonNode authorisations = scene.http().call("GET", all, null, bearer, 200).json();
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> scene.http().call("POST",
                all + "/" + authorisations.path(0).path("authorisationId").asText() + "/activation", Map.of(), bearer, 201));
    }

    private static List<ServiceProcess> databaseServices() {
        return Stream.of(Service.AUTH, Service.SIGNAL, Service.EXECUTOR, Service.AUDIT).map(stack::service).toList();
    }

    private static Map<String, String> environment() {
        return StackDatabase.environment(stack);
    }

    private static long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.postgres().superuserJdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
