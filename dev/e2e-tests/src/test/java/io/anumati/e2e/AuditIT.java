package io.anumati.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.Partitions;
import io.anumati.contracts.Topic;
import io.anumati.runner.demo.AuditProof;
import io.anumati.runner.stack.LocalStack;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.testkit.KafkaNode;

/** The audit log of real orders, judged by the verifier's own process, also after someone with all rights changed it. */
class AuditIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> RESULTS = Set.of("ACKNOWLEDGED", "REJECTED_BROKER", "THROTTLED", "NOT_SENT",
            "OUTCOME_UNKNOWN");
    private static final int ANY_ROWS = 0;

    private static Scene scene;
    private static AuditProof proof;
    private static AuditTable table;
    private static Path exports;
    private static String chain;
    private static long checkpoint;

    @BeforeAll
    static void sealALogOfOrders() throws IOException {
        LocalStack stack = SharedStack.get();
        scene = new Scene(stack, "audit", 3);
        scene.simulator().fault(Map.of("kind", "LOST_ANSWER", "userId", scene.user().brokerUserId(), "call", "PLACE"));
        scene.simulator().fault(Map.of("kind", "THROTTLED", "userId", scene.users().getLast().brokerUserId(), "call", "PLACE"));
        scene.signal(4);
        scene.awaitAllFinal(Duration.ofMinutes(2));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> scene.operator().auditRows("order-events") >= scene.ledger().orderEvents());
        exports = Files.createDirectories(stack.folder().of("exports"));
        proof = new AuditProof(scene.operator(), exports, stack.auditKey());
        checkpoint = scene.operator().sealAudit();
        chain = "order-events/" + Partitions.of(scene.user().userId(), KafkaNode.DEFAULT_PARTITIONS);
        table = new AuditTable(stack.postgres().superuserJdbcUrl(), chain);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void i9_theVerifierFindsTheLogIntact() {
        assertThat(verified("intact").exitCode()).isZero();
    }

    @Test
    void i9_eachPlaceCallAtTheBrokerHasOneIntentAndOneResultByItsTag() throws IOException {
        scene.operator().exportAudit(exports.resolve("calls.ndjson"));
        Map<String, Integer> intents = new HashMap<>();
        Map<String, Integer> results = new HashMap<>();
        steps(exports.resolve("calls.ndjson")).forEach(step -> {
            if (step.path("step").asText().equals("INTENT")) {
                intents.merge(step.path("tag").asText(), 1, Integer::sum);
            } else if (RESULTS.contains(step.path("step").asText())) {
                results.merge(step.path("tag").asText(), 1, Integer::sum);
            }
        });

        assertThat(scene.calls()).hasSize(13).extracting(OrderCall::tag).allSatisfy(tag -> {
            assertThat(intents).containsEntry(tag, 1);
            assertThat(results).containsEntry(tag, 1);
        });
    }

    @Test
    void i9_anEditedRowIsNamed() {
        long row = table.lastSequenceLike("%FILLED%");

        AuditProof.Result result = tampered("edited",
                "update audit.audit_row set event = replace(event, 'FILLED', 'VOIDED') where chain = '%s' and sequence = %d"
                        .formatted(chain, row));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.lines().getFirst()).startsWith("BROKEN").contains(chain, "sequence " + row);
    }

    @Test
    void i9_aDroppedTailIsNamed() {
        long last = table.lastSequenceLike("%");

        AuditProof.Result result = tampered("dropped",
                "delete from audit.audit_row where chain = '%s' and sequence >= %d".formatted(chain, last));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.lines().getFirst()).startsWith("BROKEN").contains(chain, Long.toString(last));
    }

    @Test
    void i9_swappedRowsAreNamed() {
        long last = table.lastSequenceLike("%");
        String move = "update audit.audit_row set sequence = %d where chain = '" + chain + "' and sequence = %d;";

        AuditProof.Result result = tampered("swapped", move.formatted(Integer.MAX_VALUE, last)
                + move.formatted(last, last - 1) + move.formatted(last - 1, Integer.MAX_VALUE));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.lines().getFirst()).startsWith("BROKEN").contains(chain, "sequence " + (last - 1));
    }

    private static AuditProof.Result tampered(String name, String sql) {
        try (AuditTable.Copy copy = table.copy()) {
            copy.tamper(sql);
            return verified(name);
        }
    }

    private static AuditProof.Result verified(String name) {
        Path export = exports.resolve(name + ".ndjson");
        scene.operator().exportAudit(export);
        return proof.verify(export, checkpoint, ANY_ROWS);
    }

    /** Details of all order steps in an export. */
    private static List<JsonNode> steps(Path export) throws IOException {
        try (Stream<String> lines = Files.lines(export)) {
            return lines.map(AuditIT::json).filter(line -> line.path("topic").asText().equals(Topic.ORDER_EVENTS.topicName()))
                    .map(row -> json(row.path("entry").asText()).at("/data/detail")).filter(JsonNode::isObject).toList();
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
