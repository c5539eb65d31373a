package io.anumati.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Creates database, roles and schemas; on a server that has them it only sets the passwords. */
final class PostgresSchemas {

    private PostgresSchemas() {
    }

    static void create(JdbcAddress superuser, Map<String, String> passwords) {
        try {
            try (Connection connection = superuser.connect("postgres"); Statement statement = connection.createStatement()) {
                createDatabase(statement);
                for (DatabaseRole role : DatabaseRole.values()) {
                    createLogin(statement, role, passwords.get(role.login()));
                }
            }
            try (Connection connection = superuser.connect(PostgresServer.DATABASE);
                    Statement statement = connection.createStatement()) {
                for (DatabaseRole role : DatabaseRole.values()) {
                    createSchema(statement, role);
                }
                restrictAuditWriter(statement);
            }
        } catch (SQLException cause) {
            throw new PartFailed(
                    "database, roles and schemas cannot be created at %s: %s".formatted(superuser, cause.getMessage()),
                    cause);
        }
    }

    private static void createDatabase(Statement statement) throws SQLException {
        if (!exists(statement, "select 1 from pg_database where datname = '%s'".formatted(PostgresServer.DATABASE))) {
            statement.execute("create database " + PostgresServer.DATABASE);
        }
        statement.execute("revoke all on database %s from public".formatted(PostgresServer.DATABASE));
    }

    private static void createLogin(Statement statement, DatabaseRole role, String password) throws SQLException {
        if (!exists(statement, "select 1 from pg_roles where rolname = '%s'".formatted(role.login()))) {
            statement.execute("create role " + role.login());
        }
        statement.execute("alter role %s login password '%s'".formatted(role.login(), password));
        statement.execute("alter role %s set search_path = %s".formatted(role.login(), role.schema()));
        statement.execute("grant connect, temporary on database %s to %s".formatted(PostgresServer.DATABASE, role.login()));
    }

    private static void createSchema(Statement statement, DatabaseRole role) throws SQLException {
        if (role.ownsSchema()) {
            statement.execute("create schema if not exists %s authorization %s".formatted(role.schema(), role.login()));
        }
    }

    private static void restrictAuditWriter(Statement statement) throws SQLException {
        statement.execute("revoke all on schema public from public");
        statement.execute("grant usage on schema audit to audit_writer");
        statement.execute("alter default privileges for role audit_owner in schema audit grant select, insert on tables "
                + "to audit_writer");
        statement.execute("alter default privileges for role audit_owner in schema audit grant usage on sequences "
                + "to audit_writer");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }
}
