package io.anumati.testkit;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A login at a Postgres server. */
record JdbcAddress(String host, int port, String user, String password) {

    private static final int DEFAULT_PORT = 5432;
    private static final Pattern USER = Pattern.compile("(?:^|&)user=([^&]+)");
    private static final Pattern PASSWORD = Pattern.compile("(?:^|&)password=([^&]+)");

    static JdbcAddress parse(String url) {
        URI address = URI.create(url.replaceFirst("^jdbc:", ""));
        String query = String.valueOf(address.getQuery());
        return new JdbcAddress(address.getHost(), address.getPort() < 0 ? DEFAULT_PORT : address.getPort(), find(USER, query),
                find(PASSWORD, query));
    }

    private static String find(Pattern pattern, String query) {
        Matcher matcher = pattern.matcher(query);
        if (!matcher.find()) {
            throw new PartFailed(PostgresServer.ADDRESS_VARIABLE + " must carry user= and password= of a superuser");
        }
        return matcher.group(1);
    }

    String url(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s".formatted(host, port, database, user, password);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    boolean answers(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            return connection.isValid(1);
        }
    }

    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }
}
