package io.anumati.simulator.control;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.limit.Counting;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.witness.UserSummary;
import io.vertx.core.Future;

/** What the witness says. */
final class Testimony {

    private Testimony() {
    }

    /** Summaries per user, for windows of the lengths that the order limits have. */
    static Future<Object> summary(ControlCall call) {
        return Future.succeededFuture(told(call));
    }

    /** Cheap, to be asked often. */
    static Future<Object> count(ControlCall call) {
        return Future.succeededFuture(Json.object().put("calls", call.broker().witness().count()));
    }

    static Future<Object> calls(ControlCall call) {
        String since = call.asked("since").orElse("0");
        if (!since.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("since is the sequence of a call");
        }
        return Future.succeededFuture(call.broker().witness().calls(call.asked("user").orElse(null), Long.parseLong(since)));
    }

    /** All that was seen, in one document to keep: limits, summaries, and each call. */
    static Future<Object> export(ControlCall call) {
        ObjectNode told = told(call).put("brokerTime", call.now().toString());
        told.set("limits", Json.tree(call.broker().limits()));
        told.set("calls", Json.tree(call.broker().witness().calls(call.asked("user").orElse(null), 0)));
        return Future.succeededFuture(told);
    }

    static Future<Object> forget(ControlCall call) {
        call.broker().witness().forget();
        call.broker().webhooks().forget();
        return Future.succeededFuture(Json.object().put("forgotten", true));
    }

    /** Of one user, windows and counting as the limits have them. */
    static UserSummary of(Broker broker, String userId) {
        return broker.witness().summary(userId, windows(broker.limits()), broker.limits().counting());
    }

    private static ObjectNode told(ControlCall call) {
        Limits limits = call.broker().limits();
        Counting counting = call.asked("counting").map(Testimony::counting).orElse(limits.counting());
        List<UserSummary> users = call.broker().witness().summaries(windows(limits), counting).stream()
                .filter(summary -> call.asked("user").filter(user -> !user.equals(summary.userId())).isEmpty()).toList();
        ObjectNode told = Json.object().put("counting", counting.name());
        told.set("windows", Json.tree(windows(limits)));
        told.set("users", Json.tree(users));
        return told;
    }

    private static Counting counting(String text) {
        return Json.as(Counting.class, Json.tree(text));
    }

    private static List<Duration> windows(Limits limits) {
        return List.of(limits.orderSecond().length(), limits.orderMinute().length(), limits.orderHalfHour().length());
    }
}
