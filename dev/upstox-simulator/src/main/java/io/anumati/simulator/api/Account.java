package io.anumati.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.KillSwitch;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.json.Json;

/** Who the customer is. */
final class Account {

    /** The exchange's short name by segment, in the order the broker shows them. */
    private static final Map<String, String> EXCHANGES = new LinkedHashMap<>();

    static {
        EXCHANGES.put("NSE_EQ", "NSE");
        EXCHANGES.put("NSE_FO", "NFO");
        EXCHANGES.put("BSE_EQ", "BSE");
        EXCHANGES.put("BSE_FO", "BFO");
        EXCHANGES.put("NCD_FO", "CDS");
        EXCHANGES.put("BCD_FO", "BCD");
        EXCHANGES.put("MCX_FO", "MCX");
        EXCHANGES.put("NSE_COM", "NSCOM");
    }

    private Account() {
    }

    static Answer profile(Call call) {
        UserSettings user = Gate.read(call).user().settings();
        checkActive(user);
        return Answer.success(facts(user).put("ddpi", true));
    }

    static void checkActive(UserSettings user) {
        if (KillSwitch.SEGMENTS.stream().noneMatch(user::isActiveIn)) {
            throw new RefusedCall(ErrorCode.NO_ACTIVE_SEGMENT);
        }
    }

    /** What profile and token exchange both tell. */
    static ObjectNode facts(UserSettings user) {
        ObjectNode facts = Json.object().put("email", user.email());
        facts.set("exchanges", Json.tree(EXCHANGES.entrySet().stream().filter(known -> user.isActiveIn(known.getKey()))
                .map(Map.Entry::getValue).toList()));
        facts.set("products", Json.tree(List.of("D", "I", "MTF")));
        facts.put("broker", "UPSTOX").put("user_id", user.userId()).put("user_name", user.name());
        facts.set("order_types", Json.tree(List.of("MARKET", "LIMIT", "SL", "SL-M")));
        return facts.put("user_type", user.userType()).put("poa", false).put("is_active", user.active());
    }
}
