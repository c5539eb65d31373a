package io.anumati.executor.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** How far a partition's journal is published. Only ever rises, so that no fence is needed. */
@ApplicationScoped
public class PublishedMark {

    private static final String RAISE = """
            insert into published_through (partition, sequence) values (?, ?)
            on conflict (partition) do update set sequence = greatest(published_through.sequence, excluded.sequence)
            """;

    private final DataSource database;

    public PublishedMark(DataSource database) {
        this.database = database;
    }

    public void raise(int partition, long sequence) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement raise = connection.prepareStatement(RAISE)) {
            raise.setInt(1, partition);
            raise.setLong(2, sequence);
            raise.executeUpdate();
        }
    }
}
