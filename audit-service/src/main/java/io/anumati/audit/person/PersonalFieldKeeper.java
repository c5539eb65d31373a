package io.anumati.audit.person;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Keeps personal values out of the chain: an entry gets a reference, the value stands encrypted in a table of its own. Deleting
 * the
 * person's key, which only the owner of the schema can, makes it unreadable for good while the chain still verifies.
 */
@ApplicationScoped
public class PersonalFieldKeeper {

    private static final String NEW_KEY = """
            insert into audit.person_key (user_id, key) values (?, ?) on conflict do nothing""";
    private static final String KEYS = "select user_id, key from audit.person_key where user_id = any (?)";
    private static final String NEW_VALUE = """
            insert into audit.person_identifier (user_id, reference, field, value) values (?, ?, ?, ?) on conflict do nothing""";

    private final SecureRandom random = new SecureRandom();

    /** Changes the entries; runs in the caller's transaction. */
    public void replace(Connection connection, List<ObjectNode> entries) throws SQLException {
        List<PersonalValues.Found> found = entries.stream().flatMap(entry -> PersonalValues.in(entry).stream()).toList();
        if (!found.isEmpty()) {
            replaceFound(connection, found);
        }
    }

    private void replaceFound(Connection connection, List<PersonalValues.Found> found) throws SQLException {
        Map<String, PersonKey> keys = keys(connection, found.stream().map(PersonalValues.Found::userId)
                .collect(Collectors.toCollection(TreeSet::new)));
        try (PreparedStatement insert = connection.prepareStatement(NEW_VALUE)) {
            for (PersonalValues.Found value : found) {
                PersonKey key = keys.get(value.userId());
                String reference = key.reference(value.field(), value.value());
                insert.setString(1, value.userId());
                insert.setString(2, reference);
                insert.setString(3, value.field());
                insert.setBytes(4, key.encrypt(reference, value.value(), randomBytes(PersonKey.NONCE_LENGTH)));
                insert.addBatch();
                value.replaceWith(reference);
            }
            insert.executeBatch();
        }
    }

    /** Sorted, so that two instances never wait for each other. */
    private Map<String, PersonKey> keys(Connection connection, SortedSet<String> userIds) throws SQLException {
        Map<String, PersonKey> keys = select(connection, userIds);
        if (keys.size() == userIds.size()) {
            return keys;
        }
        try (PreparedStatement insert = connection.prepareStatement(NEW_KEY)) {
            for (String userId : userIds) {
                if (!keys.containsKey(userId)) {
                    insert.setString(1, userId);
                    insert.setBytes(2, randomBytes(PersonKey.LENGTH));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        return select(connection, userIds);
    }

    private static Map<String, PersonKey> select(Connection connection, SortedSet<String> userIds) throws SQLException {
        Map<String, PersonKey> keys = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(KEYS)) {
            select.setArray(1, connection.createArrayOf("text", userIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.put(rows.getString(1), new PersonKey(rows.getBytes(2)));
                }
            }
        }
        return keys;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
