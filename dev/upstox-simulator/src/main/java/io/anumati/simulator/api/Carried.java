package io.anumati.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.instrument.Instruments;

/** How many orders an order call carries: the lines of a batch, and the slices of each. A call without any carries one. */
final class Carried {

    private Carried() {
    }

    static int of(JsonNode body, Instruments instruments) {
        if (!body.isArray()) {
            return slices(body, instruments);
        }
        long sum = 0;
        for (JsonNode line : body) {
            sum += slices(line, instruments);
        }
        return Math.clamp(sum, 1, Integer.MAX_VALUE);
    }

    private static int slices(JsonNode line, Instruments instruments) {
        int quantity = line.path("quantity").asInt();
        if (quantity < 1 || !line.path("slice").asBoolean()) {
            return 1;
        }
        return instruments.find(line.path("instrument_token").asText())
                .map(instrument -> Math.ceilDiv(quantity, instrument.freeze())).orElse(1);
    }
}
