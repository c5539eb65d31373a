package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.AuditProof;
import io.anumati.runner.demo.KafkaTap;
import io.anumati.runner.demo.Ledger;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Progress;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;
import io.anumati.runner.stack.StackOptions;
import io.anumati.testkit.Folders;
import io.anumati.testkit.PostgresTools;
import io.anumati.testkit.Runbook;

/** Kafka loses all it had, and is told again by the runbook's own blocks, on a stack of its own. */
class KafkaLossIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int TRADERS = 3;

    /** Commands of which the new Kafka has heard. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private static LocalStack stack;
    private static Scene scene;
    private static KafkaTap tap;
    private static Set<String> recorded;
    private static Set<String> unrecorded;
    private static int callsAtLoss;
    private static AuditProof.Result oldLog;
    private static AuditProof.Result newLog;
    private static Map<String, OrderState> afterwards;

    @BeforeAll
    static void loseKafkaAndTellItAgain() throws IOException {
        stack = LocalStack.startAfresh(StackOptions.onFreePorts(StackOptions.dataFolder().resolve("e2e").resolve("kafka-loss"))
                .withUserPartitions(4), Progress.SILENT);
        scene = new Scene(stack, "kafka-loss", TRADERS + 1);
        scene.api(scene.users().getLast()).switchKillSwitchOn();
        tradeWithAndWithoutAudit();
        loseKafka();
        Path folder = Files.createDirectories(stack.folder().of("loss"));
        AuditProof proof = new AuditProof(scene.operator(), folder, stack.auditKey());
        oldLog = closeAudit(folder, proof);
        all().parallelStream().forEach(ServiceProcess::stop);
        stack.restartKafka();
        tellAgain(folder);
        all().forEach(ServiceProcess::startWithoutWaiting);
        all().forEach(ServiceProcess::awaitReady);
        Ledger ledger = new Ledger();
        tap = new KafkaTap(stack.kafka().bootstrapServers(), ledger, KafkaLossIT::hear).start();
        scene.signal(1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(ledger.commands()).hasSize(TRADERS + 1).allMatch(Command::isFinal));
        afterwards = ledger.commands().stream().collect(Collectors.toMap(Command::userId, Command::state));
        proof.run(ledger.orderEvents());
        newLog = proof.verify(folder.resolve("audit-export.ndjson"),
                scene.operator().auditSummary().at("/lastCheckpoint/number")
                        .asLong(),
                scene.operator().auditSummary().path("rows").asLong(), "--after",
                folder.resolve("audit-until-kafka-loss.ndjson").toString());
    }

    /** The last signal's orders are not in the audit log. */
    private static void tradeWithAndWithoutAudit() {
        trade();
        recorded = ids();
        await().atMost(LIMIT)
                .until(() -> scene.operator().auditRows("order-events") >= scene.ledger().orderEvents());
        stack.service(Service.AUDIT).stop();
        trade();
        unrecorded = ids();
        unrecorded.removeAll(recorded);
        callsAtLoss = scene.calls().size();
    }

    private static void trade() {
        scene.signal(1);
        scene.awaitAllFinal(LIMIT);
    }

    private static Set<String> ids() {
        return scene.commands().stream().map(Command::commandId).collect(Collectors.toSet());
    }

    private static void loseKafka() {
        stack.kafka().close();
        Folders.delete(stack.folder().of("kafka").resolve("data"));
    }

    private static AuditProof.Result closeAudit(Path folder, AuditProof proof) throws IOException {
        stack.service(Service.AUDIT).startWithoutWaiting();
        await().atMost(LIMIT).ignoreExceptions().until(() -> scene.operator().auditSummary().path("rows").asLong() > 0);
        Runbook.of("disaster.md").run("audit-close", folder, Map.of("AUDIT", scene.url(Service.AUDIT), "COMPLIANCE_TOKEN",
                stack.tokens().client("compliance-console")));
        JsonNode last = new ObjectMapper().readTree(folder.resolve("audit-last-checkpoint.json").toFile());
        return proof.verify(folder.resolve("audit-until-kafka-loss.ndjson"), last.path("number").asLong(),
                scene.operator().auditSummary().path("rows").asLong());
    }

    private static void tellAgain(Path folder) {
        Map<String, String> environment = new HashMap<>(StackDatabase.environment(stack));
        environment.put("SINCE", Instant.now().toString());
        Runbook.of("disaster.md").run("kafka-lost", folder, environment, PostgresTools.folder());
    }

    private static void hear(OrderEvent event) {
        if (event instanceof OrderStepped step) {
            TOLD.add(step.commandId());
        }
    }

    private static List<ServiceProcess> all() {
        return Arrays.stream(Service.values()).map(stack::service).toList();
    }

    @AfterAll
    static void close() {
        if (tap != null) {
            tap.close();
        }
        scene.close();
        stack.close();
    }

    @Test
    void i1_theJournalTellsAgainWhatAuditHadNotRecordedAndNoMore() {
        assertThat(unrecorded).isNotEmpty();
        assertThat(TOLD).containsAll(unrecorded).doesNotContainAnyElementsOf(recorded);
    }

    @Test
    void i2_nothingIsSentAgain() {
        assertThat(scene.calls()).hasSize(callsAtLoss + TRADERS);
        assertThat(scene.users().subList(0, TRADERS))
                .allSatisfy(user -> assertThat(scene.witness(user).doubledTags()).isEmpty());
    }

    @Test
    void i5_subscribersTradeOnByConsentAndActivationOfBefore() {
        assertThat(afterwards.values().stream().filter(OrderState.FILLED::equals)).hasSize(TRADERS);
    }

    @Test
    void i6_aKillSwitchThatWasOnStaysOn() {
        assertThat(afterwards).containsEntry(scene.users().getLast().userId(), OrderState.REFUSED);
    }

    @Test
    void i9_theOldLogVerifiesAndTheNewOneAfterIt() {
        assertThat(List.of(oldLog, newLog)).allSatisfy(log -> {
            assertThat(log.lines()).as("verifier").anyMatch(line -> line.startsWith("INTACT"));
            assertThat(log.exitCode()).isZero();
        });
    }
}
