package io.anumati.simulator.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.anumati.simulator.account.AccountRules;
import io.anumati.simulator.account.KillSwitch;
import io.anumati.simulator.account.KillSwitch.Action;
import io.anumati.simulator.account.KillSwitch.Change;
import io.anumati.simulator.account.User;
import io.anumati.simulator.json.Json;

/** The customer's kill switch (broker pages "Kill Switch Status", "Kill Switch"). */
final class KillSwitches {

    private KillSwitches() {
    }

    static Answer read(Call call) {
        User user = Gate.read(call).user();
        Optional<String> asked = call.query("segment");
        if (asked.filter(segment -> !KillSwitch.SEGMENTS.contains(segment)).isPresent()) {
            throw new RefusedCall(ErrorCode.SEGMENT_UNKNOWN_READ);
        }
        return Answer.success(shown(user, asked.map(List::of).orElse(KillSwitch.SEGMENTS)));
    }

    /** Answers the segments that the call named. */
    static Answer update(Call call) {
        User user = Gate.read(call).user();
        List<Change> changes = changes(call.json());
        AccountRules rules = call.broker().config().accountRules();
        Instant now = call.broker().clock().now();
        SegmentState state = new SegmentState(call.broker(), user.id());
        user.killSwitch().objection(changes, user.settings()::isActiveIn, state, now, rules.killSwitchCooling())
                .ifPresent(KillSwitches::refuse);
        user.killSwitch().apply(changes, now).forEach(state::cancelOrders);
        if (rules.killSwitchEndsTokens()) {
            call.broker().sessions().endAccess(user.id(), now);
        }
        return Answer.success(shown(user, changes.stream().map(Change::segment).distinct().toList()));
    }

    private static List<Change> changes(JsonNode body) {
        if (!body.isArray() || body.isEmpty()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        List<Change> changes = new ArrayList<>();
        body.forEach(line -> changes.add(new Change(segment(line.path("segment")), action(line.path("action")))));
        return changes;
    }

    private static String segment(JsonNode said) {
        if (!said.isTextual() || !KillSwitch.SEGMENTS.contains(said.textValue())) {
            throw new RefusedCall(Problem.of(ErrorCode.SEGMENT_UNKNOWN, "segment", said));
        }
        return said.textValue();
    }

    private static Action action(JsonNode said) {
        return switch (said.asText()) {
            case "ENABLE" -> Action.ENABLE;
            case "DISABLE" -> Action.DISABLE;
            default -> throw new RefusedCall(Problem.of(ErrorCode.ACTION_WRONG, "action", said));
        };
    }

    private static void refuse(KillSwitch.Refusal refusal) {
        throw new RefusedCall(switch (refusal) {
            case SEGMENT_INACTIVE -> ErrorCode.SEGMENT_INACTIVE;
            case POSITIONS_OPEN -> ErrorCode.SEGMENT_HAS_POSITIONS;
            case STILL_COOLING -> ErrorCode.SEGMENT_COOLING;
            case ORDERS_ON_THEIR_WAY -> ErrorCode.SEGMENT_ORDERS_FAILED;
        });
    }

    private static ArrayNode shown(User user, List<String> segments) {
        ArrayNode rows = Json.array();
        segments.forEach(segment -> rows.addObject().put("segment", segment)
                .put("segment_status", user.settings().isActiveIn(segment) ? "ACTIVE" : "INACTIVE")
                .put("kill_switch_enabled", user.killSwitch().isStopped(segment)));
        return rows;
    }
}
