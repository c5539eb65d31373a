package io.anumati.chaos;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.chaos.Changers.Plan;
import io.anumati.chaos.Changers.Sent;
import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.CommandIds;
import io.anumati.contracts.OrderState;
import io.anumati.runner.demo.Ledger.Command;
import io.anumati.simulator.call.ApiCall;

/**
 * What must hold of changed orders after each round: each change has one end, calls have intents, and the book tells the same.
 */
final class ChangesJudge {

    private static final Set<ChangeState> TAKEN = Set.of(ChangeState.DONE, ChangeState.OVERTAKEN);
    private static final Map<OrderState, String> IN_THE_BOOK = Map.of(OrderState.FILLED, "complete", OrderState.CANCELLED,
            "cancelled");

    private final Stage stage;
    private final Changers changers;

    ChangesJudge(Stage stage, Changers changers) {
        this.stage = stage;
        this.changers = changers;
    }

    boolean allFinal() {
        return sent().stream().map(changers::state).allMatch(state -> state != null && state.isFinal());
    }

    private List<Sent> sent() {
        return changers.sentOf(stage.cast().userIds());
    }

    List<String> breaches() throws SQLException {
        List<String> breaches = new ArrayList<>(ends());
        List<JsonNode> orders = orders();
        Map<String, JsonNode> book = byCommand(orders);
        breaches.addAll(book(book));
        breaches.addAll(prices(book));
        breaches.addAll(sold(orders));
        breaches.addAll(calls());
        return breaches;
    }

    private List<String> ends() {
        return sent().stream().filter(one -> !mayEnd(one, changers.state(one)))
                .map(one -> "%s %s of command %s ends at %s (I-1)".formatted(one.kind(), one.commandId(), one.target(),
                        changers.state(one)))
                .toList();
    }

    /** A modify that goes beside a cancel may meet an order that is being cancelled. */
    private static boolean mayEnd(Sent change, ChangeState state) {
        return state != null && (TAKEN.contains(state)
                || state == ChangeState.REJECTED && change.kind() == ChangeKind.MODIFY && change.plan() == Plan.BOTH_AT_ONCE);
    }

    /** The broker's, of each user in the order in which they came. */
    private List<JsonNode> orders() {
        return stage.cast().users().stream().map(user -> stage.simulator().orders(user.brokerUserId()))
                .flatMap(JsonNode::valueStream).toList();
    }

    private static Map<String, JsonNode> byCommand(List<JsonNode> orders) {
        Map<String, JsonNode> book = new HashMap<>();
        orders.forEach(order -> CommandIds.commandOf(order.path("tag").asText()).ifPresent(id -> book.put(id, order)));
        return book;
    }

    private List<String> book(Map<String, JsonNode> book) {
        return stage.cast().commands().stream().filter(command -> IN_THE_BOOK.containsKey(command.state()))
                .filter(command -> book.containsKey(command.commandId()))
                .filter(command -> !status(book.get(command.commandId())).equals(IN_THE_BOOK.get(command.state())))
                .map(command -> "command %s is %s and its order %s (I-7)".formatted(command.commandId(), command.state(),
                        status(book.get(command.commandId()))))
                .toList();
    }

    private static String status(JsonNode order) {
        return order.path("status").asText();
    }

    private List<String> prices(Map<String, JsonNode> book) {
        return sent().stream().filter(one -> one.kind() == ChangeKind.MODIFY && changers.state(one) == ChangeState.DONE)
                .filter(one -> priceOf(book.get(one.target())).compareTo(one.price()) != 0)
                .map(one -> "MODIFY %s is done and the order's price is %s, not %s (I-7)".formatted(one.commandId(),
                        priceOf(book.get(one.target())), one.price()))
                .toList();
    }

    private static BigDecimal priceOf(JsonNode order) {
        return order == null ? BigDecimal.ZERO : order.path("price").decimalValue();
    }

    /** At no time was more sold than bought before. */
    private static List<String> sold(List<JsonNode> orders) {
        Map<String, Long> held = new HashMap<>();
        List<String> breaches = new ArrayList<>();
        for (JsonNode order : orders) {
            long sign = order.path("transaction_type").asText().equals("BUY") ? 1 : -1;
            String position = order.path("placed_by").asText() + " " + order.path("instrument_token").asText();
            if (held.merge(position, sign * order.path("filled_quantity").asLong(), Long::sum) < 0) {
                breaches.add("%s: order %s sold beyond what was bought (I-2)".formatted(position,
                        order.path("order_id").asText()));
            }
        }
        return breaches;
    }

    private List<String> calls() throws SQLException {
        String users = stage.cast().userIds().stream().map(user -> "'" + user + "'").collect(Collectors.joining(","));
        List<Database.Row> rows = stage.database().rows("""
                select command_id, order_version, step, event::jsonb #>> '{subject,kind}',
                event::jsonb #>> '{subject,brokerOrderId}' from executor.journal_event
                where user_id in (%s) and step like 'Change%%' order by command_id, order_version""".formatted(users));
        List<ChangePairing.Step> steps = rows.stream().map(row -> new ChangePairing.Step(row.text(0), row.text(2),
                ChangeKind.valueOf(row.text(3)), row.text(4))).toList();
        return ChangePairing.complaints(steps, Stream.of(ApiCall.MODIFY, ApiCall.CANCEL)
                .flatMap(call -> stage.castCalls().stream().filter(each -> each.call() == call && !each.isLost())
                        .map(each -> new ChangePairing.Call(ChangeKind.valueOf(call.name()), each.targetOrderId())))
                .toList()).stream().map(complaint -> complaint + " (I-8, I-9)").toList();
    }

    /** Whether a command of this cast may end so. */
    boolean mayEnd(Command command) {
        return switch (command.state()) {
            case FILLED, PROVEN_ABSENT -> true;
            case CANCELLED, WITHDRAWN -> stage.cast().cancelling().userId().equals(command.userId());
            case REFUSED -> command.outcome().reason().equals("NOTHING_TO_EXIT")
                    && changers.exitsOf(stage.cast().userIds()).contains(command.commandId());
            default -> false;
        };
    }
}
