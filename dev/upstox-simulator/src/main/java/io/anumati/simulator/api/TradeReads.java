package io.anumati.simulator.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.anumati.simulator.OrderQuestions.TradeTime;
import io.anumati.simulator.account.User;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.Row;
import io.anumati.simulator.position.Trade;

/** Trades of the day and of one order, one row for each fill. They show what had happened {@code bookDelay} ago. */
final class TradeReads {

    private TradeReads() {
    }

    static Answer ofDay(Call call) {
        User user = Gate.read(call).user();
        return shown(call, user, call.broker().trades().today(user.id()));
    }

    /** An order without fills has none; so has one that nobody knows. */
    static Answer ofOrder(Call call) {
        User user = Gate.read(call).user();
        String id = call.query("order_id").orElseThrow(() -> new RefusedCall(ErrorCode.ORDER_ID_MISSING));
        OrderReads.checkForm(id);
        return shown(call, user, call.broker().orders().find(user.id(), id).map(call.broker().trades()::of).orElse(List.of()));
    }

    private static Answer shown(Call call, User user, List<Trade> trades) {
        TradeTime style = call.broker().config().orderQuestions().tradeTime();
        ArrayNode rows = Json.array();
        seen(trades, OrderReads.seenUntil(user)).forEach(trade -> rows.add(TradeText.row(trade, style)));
        return Answer.success(rows);
    }

    /** Those that the order's visible row has counted. */
    private static List<Trade> seen(List<Trade> trades, long until) {
        Map<Order, Integer> filled = new HashMap<>();
        List<Trade> seen = new ArrayList<>(trades.size());
        for (Trade trade : trades) {
            int total = filled.merge(trade.order(), trade.quantity(), Integer::sum);
            if (trade.order().lastSeen(until).map(Row::filled).filter(visible -> total <= visible).isPresent()) {
                seen.add(trade);
            }
        }
        return seen;
    }
}
