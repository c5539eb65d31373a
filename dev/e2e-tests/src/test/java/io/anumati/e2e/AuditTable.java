package io.anumati.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One chain of the audit log in the hands of a database superuser. */
final class AuditTable {

    private final String url;
    private final String chain;

    AuditTable(String superuserUrl, String chain) {
        this.url = superuserUrl;
        this.chain = chain;
    }

    /** @param pattern of SQL's {@code like}, for the event */
    long lastSequenceLike(String pattern) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(sequence) from audit.audit_row where chain = '%s' and event like '%s'"
                        .formatted(chain, pattern))) {
            row.next();
            return row.getLong(1);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Keeps the chain as it is, to be put back. */
    Copy copy() {
        run("create table public.audit_copy as select * from audit.audit_row where chain = '%s'".formatted(chain));
        return new Copy();
    }

    final class Copy implements AutoCloseable {

        void tamper(String sql) {
            run(sql);
        }

        @Override
        public void close() {
            run("""
                    begin;
                    delete from audit.audit_row where chain = '%s';
                    insert into audit.audit_row select * from public.audit_copy;
                    drop table public.audit_copy;
                    commit""".formatted(chain));
        }
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
