package io.anumati.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables as a superuser sees them. */
public final class AuditTables {

    private final String superuserUrl;

    public AuditTables(String superuserUrl) {
        this.superuserUrl = superuserUrl;
    }

    public void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    public long number(String query) {
        return Long.parseLong(text(query));
    }

    /** First column of the first row. */
    public String text(String query) {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    public long rows(String chain) {
        return number("select count(*) from audit.audit_row where chain = '%s'".formatted(chain));
    }

    /** Chains whose sequences are not exactly 1..n. */
    public long chainsWithGaps() {
        return number("""
                select count(*) from (select chain from audit.audit_row group by chain
                having min(sequence) <> 1 or max(sequence) <> count(*)) broken""");
    }
}
