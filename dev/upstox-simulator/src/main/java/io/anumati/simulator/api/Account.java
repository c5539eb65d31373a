package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.User;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** Profile, funds and registered addresses. */
final class Account {

    private static final BigDecimal NOTHING = new BigDecimal("0.0");

    private Account() {
    }

    static Answer profile(Call call) {
        UserSettings user = Gate.read(call).user().settings();
        checkActive(user);
        return Answer.success(facts(user).put("ddpi", true));
    }

    static Answer addresses(Call call) {
        User user = Gate.read(call).user();
        String since = India.orderTime(user.addressesSince());
        String secondary = user.settings().secondaryIp();
        ObjectNode data = Json.object().put("user_id", user.id()).put("primary_ip", user.settings().primaryIp())
                .put("secondary_ip", secondary).put("primary_ip_updated_at", user.settings().primaryIp() == null ? null : since)
                .put("secondary_ip_updated_at", secondary == null ? null : since);
        data.putArray("primary_ip_family_members");
        data.putArray("secondary_ip_family_members");
        return Answer.success(data);
    }

    /** Cash only: no margin is held yet. */
    static Answer funds(Call call) {
        BigDecimal cash = Gate.read(call).user().settings().cash();
        if (call.broker().keepsHours() && India.isNight(call.broker().clock().now())) {
            throw new RefusedCall(ErrorCode.FUNDS_CLOSED);
        }
        ObjectNode data = Json.object();
        ObjectNode available = data.putObject("available_to_trade").put("total", cash);
        ObjectNode inCash = available.putObject("cash_available_to_trade").put("total", cash);
        inCash.putObject("cash").put("opening_balance", cash).put("added_today", NOTHING).put("withdrawn_today", NOTHING)
                .put("amount_from_stock_sale", NOTHING).put("unpaid_charges", 0);
        ObjectNode used = marginUsed(inCash);
        used.putObject("loss").put("total", NOTHING).put("realised", NOTHING).put("unrealised", NOTHING);
        ObjectNode pledged = available.putObject("pledge_available_to_trade").put("total", NOTHING);
        pledged.putObject("margin_from_pledge").put("total", NOTHING).put("equity", NOTHING).put("mutual_funds", NOTHING);
        marginUsed(pledged);
        ObjectNode unavailable = data.putObject("unavailable_to_trade");
        unavailable.putObject("cash_unavailable_to_trade").putObject("unsettled_profit").put("todays_profit", NOTHING)
                .put("previous_days", NOTHING);
        unavailable.putObject("pledge_unavailable_to_trade").put("equity", NOTHING).put("mutual_funds", NOTHING);
        return Answer.success(data);
    }

    static void checkActive(UserSettings user) {
        if (!user.active()) {
            throw new RefusedCall(ErrorCode.NO_ACTIVE_SEGMENT);
        }
    }

    /** What profile and token exchange both tell. */
    static ObjectNode facts(UserSettings user) {
        ObjectNode facts = Json.object().put("email", user.email());
        facts.set("exchanges", Json.tree(List.of("NSE", "NFO", "BSE", "BFO", "NSCOM")));
        facts.set("products", Json.tree(List.of("D", "I", "MTF")));
        facts.put("broker", "UPSTOX").put("user_id", user.userId()).put("user_name", user.name());
        facts.set("order_types", Json.tree(List.of("MARKET", "LIMIT", "SL", "SL-M")));
        return facts.put("user_type", user.userType()).put("poa", false).put("is_active", user.active());
    }

    private static ObjectNode marginUsed(ObjectNode of) {
        ObjectNode used = of.putObject("margin_used").put("total", NOTHING).put("mtf", NOTHING).put("span_exposure", NOTHING)
                .put("cash_margin_var_elm", NOTHING).put("premium_present", NOTHING);
        used.putObject("delivery_margin").put("total", NOTHING).put("equity", NOTHING).put("fo_settlement", NOTHING);
        return used;
    }
}
