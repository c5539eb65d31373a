package io.anumati.simulator.scenario;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.api.OrderWrites;
import io.anumati.simulator.api.RefusedCall;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.delivery.DeliveryFault;
import io.anumati.simulator.fault.Fault;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.FillPlan;
import io.anumati.simulator.order.OrderDesk;

/** One entry of each section, carried out as the control API would. */
final class Entries {

    private static final Logger LOG = System.getLogger(Scenario.class.getName());

    private final Broker broker;

    Entries(Broker broker) {
        this.broker = broker;
    }

    void clock(ObjectNode entry) {
        allowOnly(entry, List.of("now", "speed"));
        Instant now = entry.has("now") ? instant(entry, "now") : broker.clock().now();
        if (entry.has("speed") && !entry.get("speed").isNumber()) {
            throw new IllegalArgumentException("speed must be a number");
        }
        broker.clock().set(now, entry.path("speed").asDouble(1));
    }

    void instrument(ObjectNode entry) {
        broker.instruments().put(Instrument.of(entry));
    }

    void user(ObjectNode entry) {
        broker.accounts().putUser(text(entry, "userId"), entry, broker.clock().now());
    }

    void app(ObjectNode entry) {
        if (entry.hasNonNull("userId")) {
            knownUser(entry);
        }
        broker.accounts().putApp(text(entry, "clientId"), entry);
    }

    void fills(ObjectNode entry) {
        OrderDesk desk = broker.desk();
        if (!entry.has("userId")) {
            desk.plan(Json.merge(FillPlan.class, desk.plan(), entry));
            return;
        }
        String user = knownUser(entry);
        desk.plan(user, Json.merge(FillPlan.class, desk.planOf(user), without(entry, "userId")));
    }

    void fault(ObjectNode entry) {
        if (entry.hasNonNull("userId")) {
            knownUser(entry);
        }
        broker.faults().add(Fault.of(entry));
    }

    void deliveryFault(ObjectNode entry) {
        if (entry.hasNonNull("userId")) {
            knownUser(entry);
        }
        broker.deliveryFaults().add(DeliveryFault.of(entry));
    }

    /** An order by the customer himself: at once, or at a time of the broker's clock. */
    void order(ObjectNode entry) {
        String user = knownUser(entry);
        ObjectNode order = without(entry, "userId", "at");
        if (!entry.has("at")) {
            place(user, order);
            return;
        }
        broker.timers().at(instant(entry, "at"), () -> {
            try {
                place(user, order);
            } catch (IllegalArgumentException e) {
                LOG.log(Level.WARNING, "order of the scenario refused userId=" + user + " at=" + entry.path("at").asText(), e);
            }
        });
    }

    private void place(String user, JsonNode order) {
        try {
            OrderWrites.placeByHand(broker, user, order);
        } catch (RefusedCall refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    private String knownUser(ObjectNode entry) {
        String user = text(entry, "userId");
        if (broker.accounts().user(user).isEmpty()) {
            throw new IllegalArgumentException("there is no user %s among the users".formatted(user));
        }
        return user;
    }

    private static String text(ObjectNode entry, String name) {
        if (!entry.path(name).isTextual() || entry.get(name).textValue().isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return entry.get(name).textValue();
    }

    private static Instant instant(ObjectNode entry, String name) {
        try {
            return Instant.parse(text(entry, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " must be an instant like 2026-11-23T04:00:00Z", e);
        }
    }

    private static ObjectNode without(ObjectNode entry, String... names) {
        return entry.deepCopy().remove(List.of(names));
    }

    private static void allowOnly(ObjectNode entry, List<String> names) {
        entry.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(name + " is not known here; known are " + String.join(", ", names));
            }
        });
    }
}
