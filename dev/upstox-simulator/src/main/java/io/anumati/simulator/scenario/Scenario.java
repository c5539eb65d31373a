package io.anumati.simulator.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.SimulatorConfig;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.json.Json;

/** What a broker's day starts with and what happens in it, from a JSON file; the README tells its sections. */
public final class Scenario {

    private static final List<String> LISTS = List.of("instruments", "users", "apps", "fills", "faults", "deliveryFaults",
            "orders");
    private static final Set<String> SECTIONS = Set.of("about", "settings", "clock", "instruments", "users", "apps", "fills",
            "faults", "deliveryFaults", "orders");

    private final JsonNode root;

    private Scenario(JsonNode root) {
        this.root = root;
    }

    /** Nothing is set up, nothing happens. */
    public static Scenario empty() {
        return new Scenario(Json.object());
    }

    /** @throws ScenarioError when it is no scenario; whether its entries make sense shows when it is played */
    public static Scenario read(Path file) throws IOException {
        try {
            return of(Json.parse(Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
            throw e instanceof ScenarioError wrong ? wrong.in(file) : ScenarioError.at(file.toString(), e.getMessage());
        }
    }

    public static Scenario of(JsonNode root) {
        if (!root.isObject()) {
            throw ScenarioError.at("scenario", "a JSON object is needed");
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!SECTIONS.contains(name)) {
                throw ScenarioError.at(name,
                        "is no section; known are " + String.join(", ", SECTIONS.stream().sorted().toList()));
            }
        });
        LISTS.stream().filter(name -> root.has(name) && !root.get(name).isArray()).findFirst().ifPresent(name -> {
            throw ScenarioError.at(name, "a list is needed");
        });
        return new Scenario(root);
    }

    /** The configuration with the scenario's {@code settings} over it. */
    public SimulatorConfig over(SimulatorConfig config) {
        if (!root.has("settings")) {
            return config;
        }
        try {
            return config.with(root.get("settings"));
        } catch (IllegalArgumentException e) {
            throw ScenarioError.at("settings", e);
        }
    }

    /**
     * Sets everything up on a fresh broker, and does the rest when its time comes.
     *
     * @throws ScenarioError naming the entry that makes no sense
     */
    public void play(Broker broker) {
        Entries entries = new Entries(broker);
        if (root.has("clock")) {
            at("clock", root.get("clock"), entries::clock);
        }
        each("instruments", entries::instrument);
        each("users", entries::user);
        each("apps", entries::app);
        each("fills", entries::fills);
        each("faults", entries::fault);
        each("deliveryFaults", entries::deliveryFault);
        each("orders", entries::order);
    }

    private void each(String section, Consumer<ObjectNode> entry) {
        for (int i = 0; i < root.path(section).size(); i++) {
            at("%s[%d]".formatted(section, i), root.path(section).get(i), entry);
        }
    }

    private static void at(String place, JsonNode node, Consumer<ObjectNode> entry) {
        if (!(node instanceof ObjectNode object)) {
            throw ScenarioError.at(place, "a JSON object is needed");
        }
        try {
            entry.accept(object.deepCopy());
        } catch (RuntimeException e) {
            throw ScenarioError.at(place, e);
        }
    }
}
