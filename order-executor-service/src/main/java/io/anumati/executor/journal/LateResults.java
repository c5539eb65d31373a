package io.anumati.executor.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.anumati.contracts.EventJson;
import io.anumati.contracts.OrderStep;

/** Results of calls whose caller has lost the partition meanwhile. No fence: the row says only what an answer said. */
@ApplicationScoped
public class LateResults {

    private static final ObjectMapper JSON = EventJson.mapper();

    private final DataSource database;

    LateResults(DataSource database) {
        this.database = database;
    }

    public void keep(int partition, String commandId, OrderStep.LateResult result) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into late_result (command_id, attempt, partition, result) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)) {
            insert.setString(1, commandId);
            insert.setInt(2, result.attempt());
            insert.setInt(3, partition);
            insert.setString(4, JSON.writerFor(OrderStep.class).writeValueAsString(result));
            insert.executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a late result", impossible);
        }
    }

    public Optional<OrderStep.LateResult> find(String commandId, int attempt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection
                        .prepareStatement("select result from late_result where command_id = ? and attempt = ?")) {
            query.setString(1, commandId);
            query.setInt(2, attempt);
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? Optional.of((OrderStep.LateResult) JSON.readValue(result.getString(1), OrderStep.class))
                        : Optional.empty();
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("late result of %s cannot be read".formatted(commandId), unreadable);
        }
    }
}
