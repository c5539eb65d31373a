package io.anumati.simulator.api;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.market.Prices;

/** Last traded prices (broker page "LTP Quotes V3"). Keys nobody knows are left out; an answer without any is an error. */
final class LastPrices {

    private static final int MOST_KEYS = 500;

    private LastPrices() {
    }

    static Answer read(Call call) {
        Gate.read(call);
        String asked = call.query("instrument_key").orElseThrow(() -> new RefusedCall(ErrorCode.LTP_KEY_MISSING));
        List<String> keys = List.of(asked.split(",")).stream().map(String::strip).distinct().toList();
        if (keys.size() > MOST_KEYS) {
            throw new RefusedCall(ErrorCode.LTP_TOO_MANY);
        }
        keys.stream().filter(key -> !CandleReads.KEY.matcher(key).matches()).findFirst().ifPresent(key -> {
            throw new RefusedCall(Problem.of(ErrorCode.LTP_KEY_MALFORMED, "instrument_key", TextNode.valueOf(key)));
        });
        List<Instrument> found = keys.stream().map(call.broker().instruments()::find).flatMap(Optional::stream).toList();
        if (found.isEmpty()) {
            throw new RefusedCall(Problem.of(ErrorCode.LTP_KEY_WRONG, "instrument_key", TextNode.valueOf(asked)));
        }
        ObjectNode data = Json.object();
        found.forEach(instrument -> data.set(instrument.segment() + ":" + instrument.symbol(),
                shown(instrument, call.broker().prices())));
        return Answer.success(data);
    }

    private static ObjectNode shown(Instrument instrument, Prices prices) {
        return Json.object().put("last_price", prices.last(instrument)).put("instrument_token", instrument.key())
                .put("ltq", prices.volume(instrument)).put("volume", prices.day(instrument.key()).volume())
                .put("cp", prices.close(instrument.key()));
    }
}
