package io.anumati.executor.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.anumati.contracts.ChangeState;
import io.anumati.contracts.InstrumentEvent.InstrumentListed;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.CancelOrder;
import io.anumati.contracts.OrderCommand.ExitPosition;
import io.anumati.contracts.OrderCommand.ModifyOrder;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderTerms.Side;
import io.anumati.contracts.RefusalReason;
import io.anumati.contracts.Topic;
import io.anumati.contracts.TradingDay;

/** Modifies, cancels and exits that nobody should send, each with what it must come to. */
final class BadCommands {

    /** Traded in lots of ten. */
    static final String IN_TENS = "NSE_EQ|INE467B01029";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ABSURD = "100." + "0".repeat(50) + "1";

    private final Stage stage;
    private final Commander commander;

    BadCommands(Stage stage, Commander commander) {
        this.stage = stage;
        this.commander = commander;
        stage.send(Topic.INSTRUMENTS, IN_TENS, new InstrumentListed(IN_TENS, "NSE", "NSE_EQ", "TCS", "TCS", "EQ", 10,
                new BigDecimal("0.05"), 100_000, null, null, null, TradingDay.of(Stage.now()), Stage.now()));
    }

    /** Of orders that are not the user's, or nobody's. */
    void changesOfNoOrderOf(String user, String others) {
        refused(Stream.of(others, "no-such-command")
                .flatMap(target -> Stream.of(commander.modify(user, target, "101.00", 1), commander.cancel(user, target)))
                .collect(Collectors.toMap(Function.identity(), _ -> RefusalReason.UNKNOWN_ORDER)));
    }

    /** @param order of 20 units that rests */
    void modifiesTo(String user, String order) {
        refused(Map.of(commander.modify(user, order, "100.00", 15), RefusalReason.LOT,
                commander.modify(user, order, "100.00", -10), RefusalReason.LOT,
                commander.modify(user, order, "100.0000000001", 20), RefusalReason.TICK,
                commander.modify(user, order, "-100.00", 20), RefusalReason.TICK,
                commander.modify(user, order, "0", 20), RefusalReason.TICK,
                commander.modify(user, order, "100.00", 20_000), RefusalReason.QTY_LIMIT));
    }

    void changesInAnothersNameOrTooLate(String user, String order) {
        String late = commander.send(new CancelOrder(over(user), order));
        String later = commander.send(new ModifyOrder(over(user), order, new BigDecimal("101.00"), null, 20));
        refused(Map.of(commander.send(new CancelOrder(of("auth-x", user), order)), RefusalReason.UNKNOWN_ORDER));
        commander.awaitChange(late, ChangeState.EXPIRED);
        commander.awaitChange(later, ChangeState.EXPIRED);
    }

    void changesOfAnEndedOrder(String user, String order) {
        commander.awaitChange(commander.modify(user, order, "101.00", 1), ChangeState.OVERTAKEN);
        commander.awaitChange(commander.cancel(user, order), ChangeState.OVERTAKEN);
    }

    /** Of what the user holds in this instrument. */
    void exits(String user, String instrument) {
        notExited(exit(commander.origin(user, MINUTE), instrument, "99.0000000001"), RefusalReason.TICK);
        notExited(exit(commander.origin(user, MINUTE), instrument, "-99.00"), RefusalReason.TICK);
        notExited(exit(commander.origin(user, MINUTE), "NSE_EQ|NOBODY", "99.00"), RefusalReason.NOTHING_TO_EXIT);
        notExited(exit(of("auth-x", user), instrument, "99.00"), RefusalReason.NOTHING_TO_EXIT);
        commander.awaitState(commander.send(exit(over(user), instrument, "99.00")), OrderState.EXPIRED);
    }

    /** Nobody could say of these what was meant, or on whose behalf. */
    void unreadable(String user, String order) {
        letters(List.of(new ModifyOrder(commander.origin(user, MINUTE), order, new BigDecimal(ABSURD), null, 20),
                new CancelOrder(commander.origin(user, MINUTE), order + "\u0000"),
                exit(commander.origin(user, MINUTE), Stage.INSTRUMENT, ABSURD),
                exit(of(null, user), Stage.INSTRUMENT, "99.00")));
    }

    /** What comes first under an id is carried out, what comes later is not. @param order that rests */
    void contradicting(String user, String order) {
        ModifyOrder modify = new ModifyOrder(commander.origin(user, MINUTE), order, new BigDecimal("101.00"), null, 20);
        commander.awaitChange(commander.send(modify), ChangeState.DONE);
        ExitPosition exit = exit(commander.origin(user, MINUTE), Commander.FROZEN, "99.00");
        notExited(exit, RefusalReason.NOTHING_TO_EXIT);
        commander.send(modify);
        commander.send(exit);
        letters(List.of(new ModifyOrder(modify.origin(), order, new BigDecimal("102.00"), null, 20),
                new CancelOrder(modify.origin(), order), exit(exit.origin(), Commander.FROZEN, "98.00")));
    }

    private Origin of(String authorisation, String user) {
        Origin own = commander.origin(user, MINUTE);
        return new Origin(own.commandId(), user, authorisation, null, null, null, own.validUntil());
    }

    private Origin over(String user) {
        return commander.origin(user, MINUTE.negated());
    }

    private static ExitPosition exit(Origin origin, String instrument, String price) {
        return new ExitPosition(origin, Stage.STRATEGY, 1, Commander.terms(instrument, Side.SELL, price));
    }

    private void refused(Map<String, RefusalReason> changes) {
        changes.forEach((change, reason) -> {
            commander.awaitChange(change, ChangeState.REFUSED);
            assertThat(commander.refusalOfChange(change)).isEqualTo(reason);
        });
    }

    private void notExited(ExitPosition exit, RefusalReason reason) {
        String id = commander.send(exit);
        commander.awaitState(id, OrderState.REFUSED);
        assertThat(commander.refusal(id)).isEqualTo(reason);
    }

    /** Of each id as many dead letters as commands. */
    private void letters(List<OrderCommand> commands) {
        List<String> ids = commands.stream().map(commander::send).toList();
        await().atMost(SOON).untilAsserted(() -> {
            List<String> letters = stage.deadLetters(Topic.ORDER_COMMANDS);
            assertThat(ids).allSatisfy(id -> assertThat(letters).filteredOn(letter -> letter.contains(id))
                    .hasSize(Collections.frequency(ids, id)));
        });
    }
}
