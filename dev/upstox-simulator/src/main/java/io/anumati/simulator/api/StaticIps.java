package io.anumati.simulator.api;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.AddressTaken;
import io.anumati.simulator.account.Addresses;
import io.anumati.simulator.account.App;
import io.anumati.simulator.account.AppStatus;
import io.anumati.simulator.account.Session;
import io.anumati.simulator.account.User;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** The customer's registered addresses (broker pages "Get Static IPs", "Update Static IPs"). */
final class StaticIps {

    private StaticIps() {
    }

    static Answer read(Call call) {
        Gate.Entry entry = Gate.read(call);
        checkApp(call.broker(), entry);
        return Answer.success(shown(call.broker(), entry.user()));
    }

    /** Ends the user's access tokens, this one too. */
    static Answer update(Call call) {
        checkNobodyElseDoes(call);
        Gate.Entry entry = Gate.read(call);
        checkApp(call.broker(), entry);
        ObjectNode patch = patch(call.json());
        Instant now = call.broker().clock().now();
        if (entry.user().addresses().isSpent(now)) {
            throw new RefusedCall(ErrorCode.ADDRESS_WEEK_SPENT);
        }
        User user = register(call.broker(), entry.user(), patch, now);
        call.broker().sessions().endAccess(user.id(), now);
        return Answer.success(shown(call.broker(), user).put("access_tokens_invalidated", true));
    }

    /** Also for the loser of a race, whose token the winner has just ended. */
    private static void checkNobodyElseDoes(Call call) {
        Broker broker = call.broker();
        Optional<User> user = call.session().map(Session::userId).flatMap(broker.accounts()::user);
        if (user.filter(known -> known.addresses().isUnderWay(broker.clock().now(),
                broker.config().accountRules().addressUpdateTime())).isPresent()) {
            throw new RefusedCall(ErrorCode.ADDRESS_UPDATED_MEANWHILE);
        }
    }

    private static void checkApp(Broker broker, Gate.Entry entry) {
        App app = broker.accounts().app(entry.session().clientId())
                .orElseThrow(() -> new RefusedCall(ErrorCode.ADDRESS_APP_INACTIVE));
        if (app.status() == AppStatus.INACTIVE) {
            throw new RefusedCall(ErrorCode.ADDRESS_APP_INACTIVE);
        }
        if (app.userId() == null) {
            throw new RefusedCall(ErrorCode.ADDRESS_APP_TYPE);
        }
        if (!app.isOf(entry.user().id())) {
            throw new RefusedCall(ErrorCode.ADDRESS_APP_FOREIGN);
        }
    }

    private static ObjectNode patch(JsonNode body) {
        if (!body.isObject()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        if (!body.hasNonNull("primary_ip") || body.get("primary_ip").asText().isBlank()) {
            throw new RefusedCall(Problem.of(ErrorCode.PRIMARY_MISSING, "primary_ip", body.get("primary_ip")));
        }
        String primary = address(body, "primary_ip");
        String secondary = body.hasNonNull("secondary_ip") ? address(body, "secondary_ip") : null;
        if (Addresses.plain(primary).equals(Addresses.plain(secondary))) {
            throw new RefusedCall(Problem.of(ErrorCode.ADDRESSES_EQUAL, "secondary_ip", body.get("secondary_ip")));
        }
        return Json.object().put("primaryIp", primary).put("secondaryIp", secondary);
    }

    private static String address(JsonNode body, String field) {
        String text = body.get(field).textValue();
        if (!Addresses.isAddress(text)) {
            throw new RefusedCall(Problem.of(ErrorCode.ADDRESS_INVALID, field, body.get(field)));
        }
        return text;
    }

    private static User register(Broker broker, User user, ObjectNode patch, Instant now) {
        try {
            User changed = broker.accounts().putUser(user.id(), patch, now);
            changed.addresses().changed(now);
            return changed;
        } catch (AddressTaken taken) {
            throw new RefusedCall(ErrorCode.ADDRESS_TAKEN);
        }
    }

    private static ObjectNode shown(Broker broker, User user) {
        UserSettings settings = user.settings();
        String primary = settings.primaryIp();
        String secondary = settings.secondaryIp();
        ObjectNode data = Json.object().put("user_id", user.id()).put("primary_ip", primary).put("secondary_ip", secondary)
                .put("primary_ip_updated_at", primary == null ? null : India.orderTime(user.addresses().primarySince()))
                .put("secondary_ip_updated_at", secondary == null ? null : India.orderTime(user.addresses().secondarySince()));
        data.set("primary_ip_family_members", family(broker, primary, user.id()));
        data.set("secondary_ip_family_members", family(broker, secondary, user.id()));
        return data;
    }

    private static ArrayNode family(Broker broker, String address, String userId) {
        ArrayNode members = Json.array();
        broker.accounts().sharers(address, userId)
                .forEach(other -> members.addObject().put("user_id", other.userId()).put("name", other.name()));
        return members;
    }
}
