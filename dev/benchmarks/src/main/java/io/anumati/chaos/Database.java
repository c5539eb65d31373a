package io.anumati.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The executor's tables, read by the superuser. */
final class Database {

    private final String url;

    Database(String url) {
        this.url = url;
    }

    /** One row of texts; null where the column is. */
    record Row(List<String> columns) {

        String text(int column) {
            return columns.get(column);
        }

        long number(int column) {
            return Long.parseLong(columns.get(column));
        }
    }

    List<Row> rows(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(result.getString(column));
                }
                rows.add(new Row(columns));
            }
            return rows;
        }
    }
}
