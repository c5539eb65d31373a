package io.anumati.signal.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.anumati.contracts.StrategyEvent.Status;
import io.anumati.signal.intake.Catalogue.Instrument;
import io.anumati.signal.intake.Catalogue.Strategy;

/** Reads of the registry's and the instruments' tables for the hot path. */
final class CatalogueTables {

    private CatalogueTables() {
    }

    static Optional<Strategy> strategy(Connection connection, String strategyId, String version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select content_hash, algo_name, status, engine_client_id, instrument_keys
                from strategy_version where strategy_id = ? and version = ?""")) {
            select.setString(1, strategyId);
            select.setString(2, version);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Strategy(strategyId, version, found.getString(1), found.getString(2),
                                Status.valueOf(found.getString(3)), found.getString(4),
                                Set.copyOf(List.of((String[]) found.getArray(5).getArray()))))
                        : Optional.empty();
            }
        }
    }

    /** @return those that are known, by key */
    static Map<String, Instrument> instruments(Connection connection, Collection<String> keys) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select instrument_key, tick_size, expiry from instrument where instrument_key = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            Map<String, Instrument> known = new HashMap<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    known.put(found.getString(1), new Instrument(found.getString(1), found.getBigDecimal(2),
                            found.getObject(3, LocalDate.class)));
                }
            }
            return known;
        }
    }
}
