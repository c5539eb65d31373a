package io.anumati.executor.lane;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.EventJson;
import io.anumati.contracts.OrderEvent;
import io.anumati.executor.intake.Batch;
import io.anumati.executor.intake.CommandReader;
import io.anumati.executor.journal.JournalStore;
import io.anumati.executor.order.Change;
import io.anumati.executor.order.Order;

/**
 * Commands that neither the journal nor the same batch has yet: only the owner of a partition writes, so this holds. What comes
 * again is passed over; an id that comes again with another content is a dead letter.
 */
final class FreshCommands {

    private static final ObjectMapper JSON = EventJson.mapper();

    private final JournalStore journal;
    private final CommandReader reader;

    FreshCommands(JournalStore journal, CommandReader reader) {
        this.journal = journal;
        this.reader = reader;
    }

    Batch of(Batch batch) throws SQLException, ExecutionException, InterruptedException {
        List<String> ids = Stream.concat(batch.orders().stream().map(Order::commandId),
                batch.changes().stream().map(Change::commandId)).distinct().toList();
        Map<String, JsonNode> known = new HashMap<>();
        for (Map.Entry<String, OrderEvent> each : journal.firstSteps(ids).entrySet()) {
            known.put(each.getKey(), content(each.getValue()));
        }
        Batch fresh = Batch.empty();
        fresh.records().putAll(batch.records());
        fresh.withdrawals().addAll(batch.withdrawals());
        for (Order order : batch.orders()) {
            if (isNew(order.commandId(), content(order.subject(), order.asked()), known, batch, order)) {
                fresh.orders().add(order);
            }
        }
        for (Change change : batch.changes()) {
            if (isNew(change.commandId(), content(change.subject(), change.asked()), known, batch, change)) {
                fresh.changes().add(change);
            }
        }
        return fresh;
    }

    private boolean isNew(String commandId, JsonNode content, Map<String, JsonNode> known, Batch batch, Object command)
            throws ExecutionException, InterruptedException {
        JsonNode before = known.putIfAbsent(commandId, content);
        if (before != null && !before.equals(content)) {
            reader.contradicts(batch.records().get(command), commandId);
        }
        return before == null;
    }

    private static JsonNode content(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderStepped step -> content(step.subject(), step.detail());
            case OrderEvent.ChangeStepped step -> content(step.subject(), step.detail());
            case OrderEvent other -> throw new IllegalStateException("no command begins with " + other);
        };
    }

    /** Which user, on whose behalf, for what: as it is written, so that a reload compares alike. */
    private static JsonNode content(Object subject, Object asked) {
        return JSON.createArrayNode().add(JSON.<JsonNode> valueToTree(subject)).add(JSON.<JsonNode> valueToTree(asked));
    }
}
