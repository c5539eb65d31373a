package io.anumati.auth.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.EventJson;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.OrderStepped;

/** Stores what batches of order events say; a batch told twice changes nothing. */
@ApplicationScoped
class OrderTable {

    private static final ObjectMapper JSON = EventJson.mapper();

    private final DataSource database;

    OrderTable(DataSource database) {
        this.database = database;
    }

    /** All of the batch, or nothing of it. */
    void store(OrderEventBatch batch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                storeApplied(connection, batch);
                storeDoubts(connection, batch.doubts());
                storeLines(connection, batch.steps(), batch.changes());
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    List<OrderLine> of(String userId, String signalId) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select line from my_order where user_id = ? and (?::varchar is null or signal_id = ?)
                order by updated_at desc, command_id limit 1000""")) {
            select.setString(1, userId);
            select.setString(2, signalId);
            select.setString(3, signalId);
            return List.copyOf(lines(select).values());
        }
    }

    private static void storeApplied(Connection connection, OrderEventBatch batch) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into applied (user_id, what, version) values (?, ?, ?)
                on conflict (user_id, what) do update set version = greatest(applied.version, excluded.version)""")) {
            for (Map.Entry<OrderEventBatch.Subject, Long> said : batch.applied().entrySet()) {
                upsert.setString(1, said.getKey().userId());
                upsert.setString(2, said.getKey().what().name());
                upsert.setLong(3, said.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void storeDoubts(Connection connection, List<OrderEventBatch.Doubt> doubts) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into session_doubt (user_id, connection_id, doubted_at, next_try_at) values (?, ?, ?, ?)
                on conflict (user_id) do update set connection_id = excluded.connection_id,
                doubted_at = excluded.doubted_at, next_try_at = excluded.next_try_at""")) {
            for (OrderEventBatch.Doubt doubt : doubts) {
                upsert.setString(1, doubt.userId());
                upsert.setString(2, doubt.connectionId());
                upsert.setTimestamp(3, Timestamp.from(doubt.at()));
                upsert.setTimestamp(4, Timestamp.from(doubt.at()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void storeLines(Connection connection, List<OrderStepped> steps, List<ChangeStepped> changes)
            throws SQLException {
        if (steps.isEmpty() && changes.isEmpty()) {
            return;
        }
        Map<String, OrderLine> lines = known(connection, Stream.concat(steps.stream().map(OrderStepped::commandId),
                changes.stream().map(change -> change.subject().targetCommandId())));
        for (OrderStepped step : steps) {
            OrderLine before = lines.get(step.commandId());
            lines.put(step.commandId(), before == null ? OrderLine.first(step) : before.after(step));
        }
        for (ChangeStepped change : changes) {
            lines.computeIfPresent(change.subject().targetCommandId(),
                    (_, line) -> isOfSameUser(line, change) ? line.with(change) : line);
        }
        write(connection, lines.values());
    }

    /** Whoever names another user's order is refused, and that user need not know. */
    private static boolean isOfSameUser(OrderLine line, ChangeStepped change) {
        return line.userId().equals(change.subject().userId());
    }

    private static Map<String, OrderLine> known(Connection connection, Stream<String> commandIds) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select line from my_order where command_id = any(?) for update")) {
            select.setArray(1, connection.createArrayOf("varchar",
                    commandIds.distinct().sorted().toArray()));
            return lines(select);
        }
    }

    private static void write(Connection connection, Collection<OrderLine> lines) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into my_order (command_id, user_id, order_version, line, signal_id, updated_at)
                values (?, ?, ?, ?, ?, ?) on conflict (command_id) do update set order_version = excluded.order_version,
                line = excluded.line, signal_id = excluded.signal_id, updated_at = excluded.updated_at
                where my_order.order_version <= excluded.order_version""")) {
            for (OrderLine line : lines) {
                upsert.setString(1, line.commandId());
                upsert.setString(2, line.userId());
                upsert.setInt(3, line.orderVersion());
                upsert.setString(4, json(line));
                upsert.setString(5, line.signalId());
                upsert.setTimestamp(6, Timestamp.from(line.updatedAt()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static Map<String, OrderLine> lines(PreparedStatement select) throws SQLException {
        Map<String, OrderLine> lines = new LinkedHashMap<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                OrderLine line = read(result.getString(1));
                lines.put(line.commandId(), line);
            }
        }
        return lines;
    }

    private static String json(OrderLine line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OrderLine read(String json) {
        try {
            return JSON.readValue(json, OrderLine.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored order line cannot be read", broken);
        }
    }
}
