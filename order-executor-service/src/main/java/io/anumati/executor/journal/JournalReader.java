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
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.anumati.contracts.Cause;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeStep.NewTerms;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.ChangeStepped;

/** What a new owner loads, after it has raised the epoch. Ages are by the database's clock. */
@ApplicationScoped
public class JournalReader {

    private static final String UNFINISHED = """
            select e.event, e.correlation_id, e.causation_id, e.traceparent
            from open_command o join journal_event e using (command_id) where o.partition = ? order by e.sequence
            """;

    private static final String SENDS = """
            select i.user_id, extract(epoch from clock_timestamp() - coalesce(r.ended_at, i.occurred_at)) as age, r.step,
                case when r.step is null or r.step in ('OutcomeUnknown', 'ChangeOutcomeUnknown')
                    or r.ended_at > clock_timestamp() - make_interval(secs => ?) then i.event end as intent
            from journal_event i left join lateral (
                select e.step, e.occurred_at as ended_at from journal_event e
                where e.command_id = i.command_id and e.order_version > i.order_version and e.step in ('Acknowledged',
                    'RejectedByBroker', 'Throttled', 'OutcomeUnknown', 'NotSent', 'Refused', 'ChangeAccepted',
                    'ChangeRejected', 'ChangeThrottled', 'ChangeOutcomeUnknown', 'ChangeNotSent', 'ChangeRefused')
                order by e.order_version limit 1) r on true
            where i.partition = ? and i.step in ('Intent', 'ChangeIntent')
                and i.occurred_at > clock_timestamp() - make_interval(secs => ?)
            order by age desc
            """;

    private static final Set<String> NEVER_CALLED = Set.of("NotSent", "Refused", "ChangeNotSent", "ChangeRefused");

    private static final String FILLS = """
            with ended as (
                select distinct on (command_id) command_id, user_id, state_after, %s as filled from journal_event
                where partition = ? and occurred_at >= ? and step in ('BookShows', 'Settled')
                    and state_after in ('FILLED', 'CANCELLED', 'REJECTED_EXCHANGE')
                order by command_id, order_version desc
            )
            select user_id, authorisation, instrument, sum(case side when 'BUY' then 1 else -1 end
                * coalesce(filled, case state_after when 'FILLED' then sized else 0 end)) as net
            from ended join lateral (
                select %s as authorisation, %s as instrument, %s as side, %s as sized from journal_event n
                where n.command_id = ended.command_id and n.step = 'Intent' order by n.order_version desc limit 1) i on true
            group by 1, 2, 3
            """.formatted(number("filledQuantity"), text("authorisationId"), text("instrumentKey"), text("side"),
            number("quantity"));

    private static final String MODIFIED = """
            with sent as (
                select command_id, max(sequence) as sequence from journal_event
                where partition = ? and occurred_at >= ? and step = 'ChangeIntent'
                    and event::jsonb #>> '{subject,kind}' = 'MODIFY' group by 1
            )
            select e.event, (select d.state_after from journal_event d
                where d.command_id = sent.command_id order by d.order_version desc limit 1) as state
            from sent join journal_event e on e.command_id = sent.command_id and e.order_version = 1 order by sent.sequence
            """;

    /** An hour of doubt, since validity is judged by the process's clock. */
    private static final String CANCELS = """
            select command_id, valid_until from (
                select command_id, sequence, %s as valid_until from journal_event
                where partition = ? and occurred_at >= ? and step = 'ChangeReceived' and event like '%%"kind":"CANCEL"%%'
            ) cancel
            where valid_until::timestamptz > clock_timestamp() - interval '1 hour' order by sequence desc limit ?
            """.formatted(text("validUntil"));

    private static final String COUNTS = """
            select user_id, %s as authorisation, count(distinct command_id) as orders
            from journal_event where partition = ? and step = 'Queued' and occurred_at >= ? group by 1, 2
            """.formatted(text("authorisationId"));

    /** The first value of this name: read as JSON, a day's events would take most of a takeover. Ids of ours hold no quotes. */
    private static String text(String name) {
        return "nullif(split_part(split_part(event, '\"%s\":\"', 2), '\"', 1), '')".formatted(name);
    }

    private static String number(String name) {
        return "substring(split_part(event, '\"%s\":', 2) from '^[0-9]+')::bigint".formatted(name);
    }

    private final DataSource database;

    public JournalReader(DataSource database) {
        this.database = database;
    }

    /**
     * A call that was made or may have been made.
     *
     * @param age since the answer, or since the intent where there is no answer
     * @param answered whether an answer came
     * @param intent of the call, where no answer came or it came of late
     */
    public record Send(String userId, Duration age, boolean answered, Optional<OrderEvent> intent) {
    }

    public record OrderCount(String userId, String authorisationId, int orders) {
    }

    /** An order for whose modify an intent was written. @param state in which the modify is */
    public record Modified(String userId, String targetCommandId, NewTerms terms, ChangeState state) {

        static Modified of(OrderEvent first, ChangeState state) {
            ChangeStepped received = (ChangeStepped) first;
            return new Modified(received.subject().userId(), received.subject().targetCommandId(),
                    ((ChangeStep.Received) received.detail()).terms(), state);
        }
    }

    /** A cancel that the journal has and that may still be valid. */
    public record KnownCancel(String commandId, Instant validUntil) {
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

    /** All steps of all commands that are not over, however old, in sequence. PROVEN_ABSENT counts: it may be found late. */
    public List<PastStep> unfinished(int partition) throws SQLException {
        return list(UNFINISHED, query -> query.setInt(1, partition), JournalReader::step);
    }

    /** Rows above the published mark, in sequence. */
    public List<JournalRow> unpublished(int partition) throws SQLException {
        return list("""
                select * from journal_event where partition = ? and sequence > coalesce(
                    (select sequence from published_through p where p.partition = journal_event.partition), 0)
                order by sequence
                """, query -> query.setInt(1, partition), JournalReader::row);
    }

    /** All steps of these commands, in sequence. */
    public List<PastStep> of(Collection<String> commandIds) throws SQLException {
        return list("select event, correlation_id, causation_id, traceparent from journal_event where command_id = any(?) "
                + "order by sequence", texts(commandIds), JournalReader::step);
    }

    /** What was told since then of users' books: orders that are not ours, differences; in sequence. */
    public List<OrderEvent> booksSince(int partition, Instant start) throws SQLException {
        return list("""
                select * from journal_event where partition = ? and occurred_at >= ? and order_version = 0
                    and step in ('ForeignOrderSeen', 'DifferenceFound', 'DifferenceCleared', 'HoldReleased') order by sequence
                """, since(partition, start), JournalReader::row).stream().map(JournalRow::content).toList();
    }

    /** The oldest first. @param late of calls that were answered within this time the intent is told too */
    public List<Send> sends(int partition, Duration back, Duration late) throws SQLException {
        return list(SENDS, query -> {
            query.setDouble(1, late.toMillis() / 1000.0);
            query.setInt(2, partition);
            query.setDouble(3, back.toMillis() / 1000.0);
        }, JournalReader::send).stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Send> send(ResultSet result) throws SQLException {
        String end = result.getString("step");
        if (end != null && NEVER_CALLED.contains(end)) {
            return Optional.empty();
        }
        Duration age = Duration.ofNanos((long) (result.getDouble("age") * 1_000_000_000L));
        return Optional.of(new Send(result.getString("user_id"), age, end != null && !end.endsWith("OutcomeUnknown"),
                Optional.ofNullable(result.getString("intent")).map(JournalRow::read)));
    }

    public List<OrderCount> ordersSince(int partition, Instant start) throws SQLException {
        return list(COUNTS, since(partition, start), result -> new OrderCount(result.getString("user_id"),
                result.getString("authorisation"), result.getInt("orders")));
    }

    /** All rows of these commands as they stand in the journal, in sequence. */
    public List<JournalRow> rowsOf(Collection<String> commandIds) throws SQLException {
        return list("select * from journal_event where command_id = any(?) order by sequence", texts(commandIds),
                JournalReader::row);
    }

    /** What the orders of this partition that have ended since then came to. */
    public List<Fills> fillsSince(int partition, Instant start) throws SQLException {
        return list(FILLS, since(partition, start), result -> new Fills(result.getString(1), result.getString(2),
                result.getString(3), result.getLong(4)));
    }

    /** Orders of this partition for whose modifies intents were written since then, in order of the calls. */
    public List<Modified> modifiedSince(int partition, Instant start) throws SQLException {
        return list(MODIFIED, since(partition, start),
                result -> Modified.of(JournalRow.read(result.getString(1)), ChangeState.valueOf(result.getString(2))));
    }

    /** Signals that were withdrawn in this partition of late; a signal is valid for a day at most. */
    public List<JournalRow> withdrawals(int partition) throws SQLException {
        return list("""
                select * from journal_event where partition = ? and step = 'WithdrawalApplied'
                    and occurred_at > clock_timestamp() - interval '2 days' order by sequence
                """, query -> query.setInt(1, partition), JournalReader::row);
    }

    /** Those received since then that are not long over, the newest first. @param most so many at the most */
    public List<KnownCancel> cancelsSince(int partition, Instant start, int most) throws SQLException {
        return list(CANCELS, query -> {
            since(partition, start).bind(query);
            query.setInt(3, most);
        }, result -> new KnownCancel(result.getString(1), Instant.parse(result.getString(2))));
    }

    /** Whose a command is and where it stands, if the journal knows it. */
    public Optional<Last> lastOf(String commandId) throws SQLException {
        return list("select user_id, state_after from journal_event where command_id = ? order by order_version desc limit 1",
                query -> query.setString(1, commandId), result -> new Last(result.getString(1), result.getString(2)))
                .stream().findFirst();
    }

    /** Where a command is, if the journal knows it. */
    public Optional<Place> placeOf(String commandId) throws SQLException {
        return list("select partition, user_id from journal_event where command_id = ? and order_version = 1",
                query -> query.setString(1, commandId), result -> new Place(result.getInt(1), result.getString(2)))
                .stream().findFirst();
    }

    public long lastSequence(int partition) throws SQLException {
        return list("select coalesce(max(sequence), 0) from journal_event where partition = ?",
                query -> query.setInt(1, partition), result -> result.getLong(1)).getFirst();
    }

    @FunctionalInterface
    private interface Binding {

        void bind(PreparedStatement query) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {

        T read(ResultSet result) throws SQLException;
    }

    private static Binding since(int partition, Instant start) {
        return query -> {
            query.setInt(1, partition);
            query.setObject(2, OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
        };
    }

    private static Binding texts(Collection<String> values) {
        return query -> query.setArray(1, query.getConnection().createArrayOf("text", values.toArray()));
    }

    private <T> List<T> list(String sql, Binding binding, Reading<T> reading) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement query = connection.prepareStatement(sql)) {
            binding.bind(query);
            List<T> all = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    all.add(reading.read(result));
                }
            }
            return all;
        }
    }

    private static PastStep step(ResultSet result) throws SQLException {
        return new PastStep(JournalRow.read(result.getString("event")), cause(result));
    }

    private static Cause cause(ResultSet result) throws SQLException {
        return new Cause(result.getString("correlation_id"), result.getString("causation_id"),
                result.getString("traceparent"));
    }

    private static JournalRow row(ResultSet result) throws SQLException {
        String event = result.getString("event");
        return new JournalRow(result.getString("command_id"), result.getInt("order_version"), result.getInt("partition"),
                result.getLong("sequence"), result.getString("user_id"), result.getString("step"),
                result.getString("state_after"), result.getString("event_id"), cause(result), event,
                JournalRow.timeOf(JournalRow.read(event)));
    }
}
