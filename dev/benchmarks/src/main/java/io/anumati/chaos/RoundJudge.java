package io.anumati.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.AuditProof;
import io.anumati.runner.demo.DemoUser;
import io.anumati.runner.demo.Judge;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.simulator.call.ApiCall;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

/** What must hold after each round, whatever happened in it. */
final class RoundJudge {

    private static final Duration ALL_FINAL = Duration.ofSeconds(150);
    private static final Duration PUBLISHED = Duration.ofSeconds(30);
    private static final int SHOWN = 5;

    private final Stage stage;
    private final Recorder recorder;
    private final ChangesJudge changes;
    private final AuditProof audit;
    private final Set<String> reported = new HashSet<>();

    RoundJudge(Stage stage, Recorder recorder, ChangesJudge changes, AuditProof audit) {
        this.stage = stage;
        this.recorder = recorder;
        this.changes = changes;
        this.audit = audit;
    }

    /** Waits until every command has ended, and says what is wrong; what was said after an earlier round is not said again. */
    List<String> breaches(Scenario scenario) throws SQLException {
        List<String> breaches = new ArrayList<>();
        ends(scenario, breaches);
        orders(breaches);
        add(changes.breaches(), breaches);
        windows(breaches);
        journal(breaches);
        publishing(breaches);
        auditLog(breaches);
        breaches.removeIf(breach -> !reported.add(breach));
        return breaches;
    }

    /** Some of those that were not said before. */
    private void add(List<String> found, List<String> breaches) {
        found.stream().filter(breach -> !reported.contains(breach)).limit(SHOWN).forEach(breaches::add);
    }

    private void ends(Scenario scenario, List<String> breaches) {
        Cast cast = stage.cast();
        Wait.until(ALL_FINAL, () -> cast.hasEnded() && changes.allFinal());
        Collection<Command> commands = cast.commands();
        if (commands.size() != cast.expected()) {
            breaches.add("%d commands instead of %d (I-1)".formatted(commands.size(), cast.expected()));
        }
        commands.stream().filter(command -> !command.isFinal()).limit(SHOWN)
                .forEach(command -> breaches.add("command %s of %s ends at %s, which is no end (I-1)"
                        .formatted(command.commandId(), command.userId(), command.state())));
        if (scenario.mayRefuse()) {
            commands.stream().filter(Command::isFinal).forEach(command -> reported.add(unexpected(command)));
        }
        commands.stream().filter(Command::isFinal).filter(command -> !changes.mayEnd(command))
                .map(RoundJudge::unexpected).filter(said -> !reported.contains(said)).limit(SHOWN).forEach(breaches::add);
    }

    private static String unexpected(Command command) {
        return "command %s of %s was not carried out: %s %s".formatted(command.commandId(), command.userId(), command.state(),
                command.outcome().reason());
    }

    private void orders(List<String> breaches) {
        Judge judge = new Judge(stage.cast().users(), stage.cast().commands(), stage.castCalls());
        if (judge.doubled() > 0) {
            breaches.add("%d orders too many at the broker (I-2)".formatted(judge.doubled()));
        }
        if (judge.missing() > 0) {
            breaches.add("%d orders of journal and broker do not match (I-1, I-7)".formatted(judge.missing()));
        }
    }

    private void windows(List<String> breaches) {
        for (DemoUser user : stage.cast().users()) {
            UserSummary seen = stage.simulator().witness(user.brokerUserId()).orElseThrow();
            Stage.BANDS.forEach((window, band) -> {
                if (seen.worstArrived().getOrDefault(window, 0) > band) {
                    breaches.add("%d calls of %s within %s, above %d (I-3)".formatted(seen.worstArrived().get(window),
                            user.userId(), window, band));
                }
            });
            seen.doubledTags().forEach(tag -> breaches.add("tag %s was sent twice (I-2)".formatted(tag)));
            if (seen.wrongAddress() + seen.foreignToken() > 0) {
                breaches.add("%s: %d calls over a wrong address (I-4)".formatted(user.userId(), seen.wrongAddress()));
            }
        }
    }

    private void journal(List<String> breaches) throws SQLException {
        stage.database().rows("""
                select partition, count(*), min(sequence), max(sequence) from executor.journal_event group by partition
                having count(*) <> max(sequence) or min(sequence) <> 1""").forEach(row -> breaches.add(
                "journal of partition %s has %s rows from %s to %s (I-9)".formatted(row.text(0), row.text(1), row.text(2),
                        row.text(3))));
        stage.database().rows("select command_id from executor.journal_event where state_after = 'FOUND_LATE'").forEach(
                row -> breaches.add("command %s was proven absent and came to light (I-7)".formatted(row.text(0))));
        String users = stage.cast().userIds().stream().map(user -> "'" + user + "'").collect(Collectors.joining(","));
        List<Pairing.Step> steps = stage.database().rows("""
                select command_id, order_version, step, event::jsonb #>> '{detail,tag}' from executor.journal_event
                where user_id in (%s) and left(command_id, 1) <> '#'""".formatted(users)).stream()
                .map(row -> new Pairing.Step(row.text(0), (int) row.number(1), row.text(2), row.text(3))).toList();
        List<String> complaints = Pairing.complaints(steps,
                stage.castCalls().stream().filter(call -> call.call() == ApiCall.PLACE).map(OrderCall::tag).toList())
                .stream().map(complaint -> complaint + " (I-8, I-9)").toList();
        add(complaints, breaches);
    }

    private void publishing(List<String> breaches) throws SQLException {
        for (Database.Row row : stage.database()
                .rows("select partition, max(sequence) from executor.journal_event group by partition")) {
            int partition = (int) row.number(0);
            if (!Wait.until(PUBLISHED, () -> recorder.gapFreeUntil().getOrDefault(partition, 0L) >= row.number(1))) {
                breaches.add("partition %d is published without a gap until %d only, journal has %d (I-9)".formatted(partition,
                        recorder.gapFreeUntil().getOrDefault(partition, 0L), row.number(1)));
            }
        }
        recorder.publishedOtherwise().forEach((partition, sequence) -> breaches
                .add("partition %d published sequence %d with two contents (I-9)".formatted(partition, sequence)));
    }

    private void auditLog(List<String> breaches) {
        try {
            AuditProof.Result result = audit.run(recorder.ledger().orderEvents());
            if (result.exitCode() != 0) {
                add(result.lines().stream().filter(line -> !line.equals(result.said())).toList(), breaches);
                breaches.add("audit does not verify: %s (I-9)".formatted(result.said()));
            }
        } catch (io.anumati.runner.demo.DemoFailure failed) {
            breaches.add("audit cannot be verified: %s (I-9)".formatted(failed.getMessage()));
        }
    }

    /** Final states of this round's cast, for the figures. */
    Map<OrderState, Long> states() {
        return stage.cast().commands().stream().filter(Command::isFinal)
                .collect(Collectors.groupingBy(Command::state, Collectors.counting()));
    }
}
