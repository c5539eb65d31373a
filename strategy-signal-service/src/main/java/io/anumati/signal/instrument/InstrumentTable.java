package io.anumati.signal.instrument;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.anumati.contracts.InstrumentEvent.InstrumentListed;

/** The table {@code instrument}. Every method runs in the connection's transaction. */
final class InstrumentTable {

    private static final String UPSERT = """
            insert into instrument as known (instrument_key, exchange, segment, trading_symbol, isin_or_contract,
                                             instrument_type, lot_size, tick_size, freeze_quantity, expiry, as_of)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                 ?::bigint[], ?::numeric[], ?::bigint[], ?::date[], ?::date[])
            on conflict (instrument_key) do update
            set exchange = excluded.exchange, segment = excluded.segment, trading_symbol = excluded.trading_symbol,
                isin_or_contract = excluded.isin_or_contract, instrument_type = excluded.instrument_type,
                lot_size = excluded.lot_size, tick_size = excluded.tick_size, freeze_quantity = excluded.freeze_quantity,
                expiry = excluded.expiry, as_of = excluded.as_of
            where (known.exchange, known.segment, known.trading_symbol, known.isin_or_contract, known.instrument_type,
                   known.lot_size, known.tick_size, known.freeze_quantity, known.expiry)
                  is distinct from
                  (excluded.exchange, excluded.segment, excluded.trading_symbol, excluded.isin_or_contract,
                   excluded.instrument_type, excluded.lot_size, excluded.tick_size, excluded.freeze_quantity, excluded.expiry)
            returning instrument_key""";

    private InstrumentTable() {
    }

    /** @return keys of those that are new or differ from what was known */
    static Set<String> takeChanged(Connection connection, List<InstrumentListed> listed) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            int place = 1;
            for (Column column : COLUMNS) {
                upsert.setArray(place++, column.of(connection, listed));
            }
            Set<String> changed = new HashSet<>();
            try (ResultSet keys = upsert.executeQuery()) {
                while (keys.next()) {
                    changed.add(keys.getString(1));
                }
            }
            return changed;
        }
    }

    private record Column(String type, Function<InstrumentListed, Object> field) {

        Array of(Connection connection, List<InstrumentListed> listed) throws SQLException {
            return connection.createArrayOf(type, listed.stream().map(field).toArray());
        }
    }

    private static final List<Column> COLUMNS = List.of(new Column("text", InstrumentListed::instrumentKey),
            new Column("text", InstrumentListed::exchange), new Column("text", InstrumentListed::segment),
            new Column("text", InstrumentListed::tradingSymbol), new Column("text", InstrumentListed::isinOrContract),
            new Column("text", InstrumentListed::instrumentType), new Column("int8", InstrumentListed::lotSize),
            new Column("numeric", InstrumentListed::tickSize), new Column("int8", InstrumentListed::freezeQuantity),
            new Column("date", InstrumentListed::expiry), new Column("date", InstrumentListed::asOf));
}
