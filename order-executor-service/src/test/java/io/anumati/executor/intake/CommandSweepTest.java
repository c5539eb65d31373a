package io.anumati.executor.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.contracts.Cause;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.EventJson;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderCommand.CancelOrder;
import io.anumati.contracts.OrderCommand.ExitPosition;
import io.anumati.contracts.OrderCommand.ModifyOrder;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderCommand.WithdrawSignal;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.Topic;
import io.anumati.contracts.UnreadableRecord;
import io.anumati.executor.check.Checks;
import io.anumati.executor.check.MarketOrders;
import io.anumati.executor.check.World;
import io.anumati.executor.order.Order;

/**
 * Each field of each command in turn, missing or with something nasty in it: a dead letter, or a command that can be written
 * down
 * and decided. Whatever else were thrown would be tried again without end.
 */
class CommandSweepTest {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final List<String> NASTY = List.of("null", "true", "0", "-1", "2147483648", "1e400", "[]", "{}", "\"\"",
            "\" \"", "\"-1\"", "\"0.0000000000000000001\"", "\"999999999999999999\"", "\"NaN\"", "\"\\u0000\"",
            "\"\\ud800\"", "\"\\udc00x\"", "\"\\n\"", "\"<>&'\\\"\"", "\"2026-02-30T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"", "\"-1000000000-01-01T00:00:00Z\"", "\"" + "x".repeat(5_000) + "\"");

    @Test
    void everyBrokenFieldIsADeadLetterOrCanBeDecided() {
        int commands = 0;
        for (OrderCommand good : commands()) {
            JsonNode tree = JSON.valueToTree(good);
            for (String path : paths("", tree)) {
                for (String broken : broken(tree, path)) {
                    assertThatCode(() -> follow(broken)).as(broken).doesNotThrowAnyException();
                    commands++;
                }
            }
        }
        assertThat(commands).isGreaterThan(1_000);
    }

    private static void follow(String text) {
        read(text).ifPresent(asked -> {
            switch (asked) {
                case Commands.AsOrder(var order) -> {
                    assertThatCode(() -> EventCodec.toJson(event(order))).doesNotThrowAnyException();
                    if (order.isExit()) {
                        Checks.decideExit(order, nothingKnown(), OrderTerms.Side.SELL, 1);
                    } else {
                        Checks.decide(order, nothingKnown());
                    }
                }
                case Commands.AsChange(var change) ->
                    assertThatCode(() -> JSON.writeValueAsBytes(List.of(change.subject(), change.asked())))
                            .doesNotThrowAnyException();
                case Commands.AsWithdrawal(var withdrawal) ->
                    assertThatCode(() -> EventCodec.toJson(withdrawal.signal())).doesNotThrowAnyException();
            }
        });
    }

    /** @return empty for a dead letter */
    private static Optional<Commands.Asked> read(String text) {
        try {
            OrderCommand command = (OrderCommand) EventCodec.read(Topic.ORDER_COMMANDS, text.getBytes(UTF_8));
            return Optional.of(Commands.read(command, Cause.first("c"), new Commands.Place(0, 1), NOW));
        } catch (UnreadableRecord deadLetter) {
            return Optional.empty();
        }
    }

    private static List<String> paths(String at, JsonNode node) {
        List<String> paths = new ArrayList<>();
        node.properties().forEach(field -> {
            paths.add(at + "/" + field.getKey());
            paths.addAll(paths(at + "/" + field.getKey(), field.getValue()));
        });
        return paths;
    }

    private static List<String> broken(JsonNode tree, String path) {
        List<String> all = new ArrayList<>();
        NASTY.forEach(nasty -> all.add(with(tree, path, nasty)));
        ObjectNode without = tree.deepCopy();
        ((ObjectNode) without.at(path.substring(0, path.lastIndexOf('/')))).remove(path.substring(path.lastIndexOf('/') + 1));
        all.add(without.toString());
        return all;
    }

    /** As text, since a tree cannot hold all of them. */
    private static String with(JsonNode tree, String path, String value) {
        ObjectNode changed = tree.deepCopy();
        ((ObjectNode) changed.at(path.substring(0, path.lastIndexOf('/')))).put(path.substring(path.lastIndexOf('/') + 1),
                "@here@");
        return changed.toString().replace("\"@here@\"", value);
    }

    private static List<OrderCommand> commands() {
        Origin origin = new Origin(CommandIds.of("s-1", "auth-1", "PLACE", 1), "u-1", "auth-1", "s-1", NOW, NOW,
                NOW.plusSeconds(60));
        StrategyRef strategy = new StrategyRef("demo", "1", "hash", "algo");
        OrderTerms terms = new OrderTerms("NSE_EQ|1", OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO);
        return List.of(new PlaceOrder(origin, strategy, 1, 1, terms, 1, Standing.ACTIVE, 1),
                new ModifyOrder(origin, "target", BigDecimal.TEN, BigDecimal.ZERO, 1), new CancelOrder(origin, "target"),
                new ExitPosition(origin, strategy, 1, terms), new WithdrawSignal("s-1", 0, NOW, NOW.plusSeconds(60), "reason"));
    }

    private static OrderEvent event(Order order) {
        return new OrderEvent.OrderStepped(0, 1, order.commandId(), order.version(), order.state(), order.changedAt(),
                "2026-11-23T10:30:00+05:30", new OrderEvent.Software("host", "process", "build", 0),
                new OrderEvent.Actor(OrderEvent.ActorType.SYSTEM, "test"), order.subject(), order.asked());
    }

    private static World nothingKnown() {
        return new World(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
                Optional.empty(), 0, "PAPER", MarketOrders.OFF, NOW);
    }
}
