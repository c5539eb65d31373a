package io.anumati.audit.person;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Personal values in clear, as long as the person's key exists. */
@ApplicationScoped
class IdentifierReader {

    /** The newest key is not always that of a value: whoever was erased and came back has values of both. */
    private static final String READABLE = """
            select reference, field, value, key from audit.person_identifier join audit.person_key using (user_id)
            where user_id = ? and person_identifier.recorded_at >= person_key.created_at order by field, reference""";

    private final DataSource database;

    IdentifierReader(DataSource database) {
        this.database = database;
    }

    /** @return empty when nothing was ever kept for this user, and after erasure */
    List<Identifier> of(String userId) throws SQLException {
        List<Identifier> identifiers = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READABLE)) {
            select.setString(1, userId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String reference = rows.getString(1);
                    identifiers.add(new Identifier(reference, rows.getString(2),
                            new PersonKey(rows.getBytes(4)).decrypt(reference, rows.getBytes(3))));
                }
            }
        }
        return identifiers;
    }
}
