package io.anumati.executor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderEvent;

/** What a new owner loads, after it has raised the epoch. Ages are by the database's clock. */
@ApplicationScoped
public class JournalReader {

    /**
     * PROVEN_ABSENT is loaded too: it may still be found late. What waits for a person is loaded however old it is; whatever
     * else
     * is unfinished gets there within days.
     */
    private static final String UNFINISHED = """
            with last as (
                select distinct on (command_id) command_id, state_after from journal_event
                where partition = ? and occurred_at > clock_timestamp() - interval '7 days' and order_version > 0
                order by command_id, order_version desc
            ), reviewed as (
                select r.command_id, r.state_after from journal_event r
                where r.partition = ? and r.state_after = 'NEEDS_REVIEW' and not exists (select 1 from journal_event n
                    where n.command_id = r.command_id and n.order_version > r.order_version)
            )
            select e.* from journal_event e join (select * from last union select * from reviewed) l using (command_id)
            where l.state_after in ('RECEIVED', 'AWAITING_CONFIRMATION', 'QUEUED', 'SENDING', 'ACKED', 'UNKNOWN', 'OPEN',
                'PARTIALLY_FILLED', 'PROVEN_ABSENT', 'FOUND_LATE', 'NEEDS_REVIEW', 'ACCEPTED')
            order by e.sequence
            """;

    private static final String SENDS = """
            select i.user_id, extract(epoch from clock_timestamp() - coalesce(r.ended_at, i.occurred_at)) as age, r.step
            from journal_event i left join lateral (
                select e.step, e.occurred_at as ended_at from journal_event e
                where e.command_id = i.command_id and e.order_version > i.order_version and e.step in ('Acknowledged',
                    'RejectedByBroker', 'Throttled', 'OutcomeUnknown', 'NotSent', 'Refused', 'ChangeAccepted',
                    'ChangeRejected', 'ChangeThrottled', 'ChangeOutcomeUnknown', 'ChangeNotSent', 'ChangeRefused')
                order by e.order_version limit 1) r on true
            where i.partition = ? and i.step in ('Intent', 'ChangeIntent')
                and i.occurred_at > clock_timestamp() - make_interval(secs => ?)
            """;

    private static final Set<String> NEVER_CALLED = Set.of("NotSent", "Refused", "ChangeNotSent", "ChangeRefused");

    private static final String FILLS = """
            with ended as (
                select distinct on (command_id) command_id, user_id, state_after, event::jsonb as event from journal_event
                where partition = ? and occurred_at >= ? and step in ('BookShows', 'Settled')
                    and state_after in ('FILLED', 'CANCELLED', 'REJECTED_EXCHANGE')
                order by command_id, order_version desc
            )
            select user_id, event #>> '{subject,authorisationId}' as authorisation,
                event #>> '{subject,instrument,instrumentKey}' as instrument,
                sum(case i.sized #>> '{detail,order,terms,side}' when 'BUY' then 1 else -1 end * coalesce(
                    (event #>> '{detail,order,filledQuantity}')::bigint, (event #>> '{detail,filledQuantity}')::bigint,
                    case state_after when 'FILLED' then (i.sized #>> '{detail,order,quantity}')::bigint else 0 end)) as net
            from ended join lateral (
                select n.event::jsonb as sized from journal_event n
                where n.command_id = ended.command_id and n.step = 'Intent' order by n.order_version desc limit 1) i on true
            group by 1, 2, 3
            """;

    private static final String MODIFIED = """
            select distinct user_id, event::jsonb #>> '{subject,targetCommandId}' from journal_event
            where partition = ? and occurred_at >= ? and step = 'ChangeIntent'
                and event::jsonb #>> '{subject,kind}' = 'MODIFY'
            """;

    private static final String COUNTS = """
            select user_id, event::jsonb #>> '{subject,authorisationId}' as authorisation, count(distinct command_id) as orders
            from journal_event where partition = ? and step = 'Queued' and occurred_at >= ? group by 1, 2
            """;

    private final DataSource database;

    public JournalReader(DataSource database) {
        this.database = database;
    }

    /**
     * A call that was made or may have been made.
     *
     * @param age since the answer, or since the intent where there is no answer
     * @param answered whether an answer came
     */
    public record Send(String userId, Duration age, boolean answered) {
    }

    public record OrderCount(String userId, String authorisationId, int orders) {
    }

    public record Modified(String userId, String targetCommandId) {
    }

    /** @param net units bought less units sold by orders that have ended */
    public record Fills(String userId, String authorisationId, String instrumentKey, long net) {
    }

    /** @param state of the last step, as it was written */
    public record Last(String userId, String state) {
    }

    /** The partition and the user that a command belongs to. */
    public record Place(int partition, String userId) {
    }

    /** All rows of all unfinished commands, in sequence. */
    public List<JournalRow> unfinished(int partition) throws SQLException {
        return rows(UNFINISHED, partition, partition);
    }

    /** Rows above the published mark, in sequence. */
    public List<JournalRow> unpublished(int partition) throws SQLException {
        return rows("""
                select * from journal_event where partition = ? and sequence > coalesce(
                    (select sequence from published_through p where p.partition = journal_event.partition), 0)
                order by sequence
                """, partition);
    }

    /** All rows of these commands, in sequence. */
    public List<JournalRow> of(Collection<String> commandIds) throws SQLException {
        return rows("select * from journal_event where command_id = any(?) order by sequence",
                query -> query.setArray(1, query.getConnection().createArrayOf("text", commandIds.toArray())));
    }

    /** What was told since then of users' books: orders that are not ours, differences; in sequence. */
    public List<OrderEvent> booksSince(int partition, Instant start) throws SQLException {
        return rows("""
                select * from journal_event where partition = ? and occurred_at >= ? and order_version = 0
                    and step in ('ForeignOrderSeen', 'DifferenceFound', 'DifferenceCleared') order by sequence
                """, query -> {
            query.setInt(1, partition);
            query.setObject(2, OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
        }).stream().map(JournalRow::content).toList();
    }

    public List<Send> sends(int partition, Duration back) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(SENDS)) {
            query.setInt(1, partition);
            query.setDouble(2, back.toMillis() / 1000.0);
            List<Send> sends = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    String end = result.getString("step");
                    if (end == null || !NEVER_CALLED.contains(end)) {
                        Duration age = Duration.ofNanos((long) (result.getDouble("age") * 1_000_000_000L));
                        sends.add(new Send(result.getString("user_id"), age, end != null && !end.endsWith("OutcomeUnknown")));
                    }
                }
            }
            return sends;
        }
    }

    public List<OrderCount> ordersSince(int partition, Instant start) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(COUNTS)) {
            query.setInt(1, partition);
            query.setObject(2, OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
            List<OrderCount> counts = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    counts.add(new OrderCount(result.getString("user_id"), result.getString("authorisation"),
                            result.getInt("orders")));
                }
            }
            return counts;
        }
    }

    /** Name of each step by order version, of those of the commands that the journal knows. */
    public Map<String, Map<Integer, String>> stepsOf(Collection<String> commandIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select command_id, order_version, step from journal_event where command_id = any(?::text[])")) {
            query.setArray(1, connection.createArrayOf("text", commandIds.toArray()));
            Map<String, Map<Integer, String>> steps = new HashMap<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    steps.computeIfAbsent(result.getString(1), _ -> new HashMap<>()).put(result.getInt(2),
                            result.getString(3));
                }
            }
            return steps;
        }
    }

    /** What the orders of this partition that have ended since then came to. */
    public List<Fills> fillsSince(int partition, Instant start) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(FILLS)) {
            query.setInt(1, partition);
            query.setObject(2, OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
            List<Fills> fills = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    fills.add(new Fills(result.getString(1), result.getString(2), result.getString(3), result.getLong(4)));
                }
            }
            return fills;
        }
    }

    /** Orders of this partition that a command of ours has modified since then, or may have. */
    public List<Modified> modifiedSince(int partition, Instant start) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(MODIFIED)) {
            query.setInt(1, partition);
            query.setObject(2, OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
            List<Modified> modified = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    modified.add(new Modified(result.getString(1), result.getString(2)));
                }
            }
            return modified;
        }
    }

    /** Signals that were withdrawn in this partition of late; a signal is valid for a day at most. */
    public List<JournalRow> withdrawals(int partition) throws SQLException {
        return rows("""
                select * from journal_event where partition = ? and step = 'WithdrawalApplied'
                    and occurred_at > clock_timestamp() - interval '2 days' order by sequence
                """, partition);
    }

    /** Whose a command is and where it stands, if the journal knows it. */
    public Optional<Last> lastOf(String commandId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select user_id, state_after from journal_event "
                        + "where command_id = ? order by order_version desc limit 1")) {
            query.setString(1, commandId);
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? Optional.of(new Last(result.getString(1), result.getString(2))) : Optional.empty();
            }
        }
    }

    /** Where a command is, if the journal knows it. */
    public Optional<Place> placeOf(String commandId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select partition, user_id from journal_event where command_id = ? and order_version = 1")) {
            query.setString(1, commandId);
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? Optional.of(new Place(result.getInt("partition"), result.getString("user_id")))
                        : Optional.empty();
            }
        }
    }

    public long lastSequence(int partition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(max(sequence), 0) from journal_event where partition = ?")) {
            query.setInt(1, partition);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @FunctionalInterface
    private interface Binding {

        void bind(PreparedStatement query) throws SQLException;
    }

    private List<JournalRow> rows(String sql, int... partitions) throws SQLException {
        return rows(sql, query -> {
            for (int i = 0; i < partitions.length; i++) {
                query.setInt(i + 1, partitions[i]);
            }
        });
    }

    private List<JournalRow> rows(String sql, Binding binding) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement query = connection.prepareStatement(sql)) {
            binding.bind(query);
            List<JournalRow> rows = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    private static JournalRow row(ResultSet result) throws SQLException {
        Cause cause = new Cause(result.getString("correlation_id"), result.getString("causation_id"),
                result.getString("traceparent"));
        String event = result.getString("event");
        return new JournalRow(result.getString("command_id"), result.getInt("order_version"), result.getInt("partition"),
                result.getLong("sequence"), result.getString("user_id"), result.getString("step"),
                result.getString("state_after"), result.getString("event_id"), cause, event,
                JournalRow.timeOf(JournalRow.read(event)));
    }
}
