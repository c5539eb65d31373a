package io.anumati.signal.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.EventJson;
import io.anumati.contracts.SignalEvent.Leg;

/** The table {@code signal}. Every method runs in the connection's transaction. */
final class SignalTable {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final TypeReference<List<Leg>> LEGS = new TypeReference<>() {
    };
    private static final String COLUMNS = "signal_id, strategy_id, strategy_version, engine_client_id, idempotency_key, "
            + "body_hash, raised_at, accepted_at, valid_until, legs, view_offsets";

    private SignalTable() {
    }

    /** @return false when the strategy already has a signal with this key; waits for one that is just being written */
    static boolean insert(Connection connection, StoredSignal signal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into signal (" + COLUMNS
                + ") values (?,?,?,?,?,?,?,?,?,?,?) on conflict (strategy_id, idempotency_key) do nothing")) {
            insert.setString(1, signal.signalId());
            insert.setString(2, signal.strategyId());
            insert.setString(3, signal.strategyVersion());
            insert.setString(4, signal.engineClientId());
            insert.setString(5, signal.idempotencyKey());
            insert.setString(6, signal.bodyHash());
            insert.setObject(7, signal.raisedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(8, signal.acceptedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(9, signal.validUntil().atOffset(ZoneOffset.UTC));
            insert.setString(10, JSON.writeValueAsString(signal.legs()));
            insert.setArray(11, connection.createArrayOf("int8", signal.viewOffsets().toArray()));
            return insert.executeUpdate() == 1;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write legs", impossible);
        }
    }

    /** @return false when it was withdrawn before; waits for a withdrawal that is just being written */
    static boolean withdraw(Connection connection, String signalId, Instant at) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update signal set withdrawn_at = ? where signal_id = ? and withdrawn_at is null")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, signalId);
            return update.executeUpdate() == 1;
        }
    }

    /** When it was withdrawn, if it was. */
    static Optional<Instant> withdrawnAt(Connection connection, String signalId) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select withdrawn_at from signal where signal_id = ? and withdrawn_at is not null")) {
            select.setString(1, signalId);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(instant(found, 1)) : Optional.empty();
            }
        }
    }

    static Optional<StoredSignal> byKey(Connection connection, String strategyId, String idempotencyKey)
            throws SQLException {
        return one(connection, "strategy_id = ? and idempotency_key = ?", strategyId, idempotencyKey);
    }

    static Optional<StoredSignal> byId(Connection connection, String signalId) throws SQLException {
        return one(connection, "signal_id = ?", signalId);
    }

    private static Optional<StoredSignal> one(Connection connection, String condition, String... values)
            throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select " + COLUMNS + " from signal where " + condition)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(read(found)) : Optional.empty();
            }
        }
    }

    private static StoredSignal read(ResultSet row) throws SQLException {
        try {
            return new StoredSignal(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                    row.getString(6), instant(row, 7), instant(row, 8), instant(row, 9),
                    JSON.readValue(row.getString(10), LEGS), List.of((Long[]) row.getArray(11).getArray()));
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a signal's row holds no legs", foreign);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
