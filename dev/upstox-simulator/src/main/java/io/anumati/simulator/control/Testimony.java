package io.anumati.simulator.control;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.witness.UserSummary;
import io.vertx.core.Future;

/** What the witness says. */
final class Testimony {

    private Testimony() {
    }

    /** Summaries per user, for windows of the lengths that the order limits have. */
    static Future<Object> summary(ControlCall call) {
        Limits limits = call.broker().limits();
        List<Duration> windows = List.of(limits.orderSecond().length(), limits.orderMinute().length(),
                limits.orderHalfHour().length());
        List<UserSummary> users = call.broker().witness().summaries(windows);
        ObjectNode told = Json.object();
        told.set("windows", Json.tree(windows));
        told.set("users", Json.tree(users));
        return Future.succeededFuture(told);
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

    static Future<Object> forget(ControlCall call) {
        call.broker().witness().forget();
        call.broker().webhooks().forget();
        return Future.succeededFuture(Json.object().put("forgotten", true));
    }
}
