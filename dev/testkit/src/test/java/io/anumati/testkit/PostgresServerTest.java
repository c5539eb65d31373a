package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {

    private static PostgresServer.Options options;
    private static PostgresServer postgres;

    @BeforeAll
    static void start() throws SQLException {
        options = PostgresServer.Options.temporary();
        postgres = PostgresServer.start(options);
        execute(DatabaseRole.AUDIT_OWNER, "create table entry (id bigserial primary key, text text)");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void auditWriterInsertsAndSelectsWhatItsOwnerMade() throws SQLException {
        execute(DatabaseRole.AUDIT_WRITER, "insert into entry (text) values ('seen')");

        assertThat(count(DatabaseRole.AUDIT_WRITER, "select count(*) from entry where text = 'seen'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "update entry set text = 'other'", "delete from entry", "truncate entry", "drop table entry",
            "create table mine (id int)" })
    void auditWriterChangesNothing(String statement) {
        assertThatThrownBy(() -> execute(DatabaseRole.AUDIT_WRITER, statement)).isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void aServiceSeesItsOwnSchemaOnly() throws SQLException {
        execute(DatabaseRole.AUTH_SERVICE, "create table own (id int)");

        assertThat(count(DatabaseRole.AUTH_SERVICE, "select count(*) from auth.own")).isZero();
        assertThatThrownBy(() -> count(DatabaseRole.ORDER_EXECUTOR_SERVICE, "select count(*) from auth.own"))
                .hasMessageContaining("permission denied for schema auth");
    }

    @Test
    void keepsDataAndPasswordsOverARestart() throws SQLException {
        execute(DatabaseRole.ORDER_EXECUTOR_SERVICE, "create table kept as select 1 as id");

        postgres.close();
        postgres = PostgresServer.start(options);

        assertThat(count(DatabaseRole.ORDER_EXECUTOR_SERVICE, "select count(*) from kept")).isEqualTo(1);
    }

    @Test
    void keepsPasswordsToItsOwner() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(options.secrets()))).isEqualTo("rw-------");
    }

    private static void execute(DatabaseRole role, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(role));
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static long count(DatabaseRole role, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(role));
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
