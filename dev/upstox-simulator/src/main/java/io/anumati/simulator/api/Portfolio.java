package io.anumati.simulator.api;

import static io.anumati.simulator.api.Rupees.NOTHING;
import static io.anumati.simulator.api.Rupees.shown;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.position.Holding;
import io.anumati.simulator.position.Position;

/** What the customer holds (broker pages "Get Positions", "Get Holdings"). Closed positions stay in the list for the day. */
final class Portfolio {

    private static final BigDecimal HAIRCUT = new BigDecimal("0.2");

    private Portfolio() {
    }

    static Answer positions(Call call) {
        String userId = Gate.read(call).user().id();
        ArrayNode rows = Json.array();
        call.broker().positions().of(userId).forEach(position -> rows.add(row(position)));
        return Answer.success(rows);
    }

    static Answer holdings(Call call) {
        String userId = Gate.read(call).user().id();
        ArrayNode rows = Json.array();
        call.broker().holdings().of(userId).forEach(holding -> rows.add(row(call.broker(), holding)));
        return Answer.success(rows);
    }

    private static ObjectNode row(Position position) {
        Instrument instrument = position.instrument();
        int overnight = position.overnight();
        BigDecimal carried = shown(position.overnightPrice().multiply(BigDecimal.valueOf(Math.abs(overnight))));
        ObjectNode row = Json.object().put("exchange", instrument.exchange())
                .put("multiplier", new BigDecimal(instrument.multiplier()).setScale(1))
                .put("value", shown(position.value())).put("pnl", shown(position.pnl())).put("product", position.product())
                .put("instrument_token", instrument.key())
                .put("average_price", position.averagePrice().map(Rupees::shown).orElse(null))
                .put("buy_value", shown(position.buys().value())).put("overnight_quantity", overnight);
        row.put("day_buy_value", shown(position.bought().value())).put("day_buy_price", shown(position.bought().price()))
                .put("overnight_buy_amount", overnight > 0 ? carried : NOTHING)
                .put("overnight_buy_quantity", Math.max(overnight, 0)).put("day_buy_quantity", position.bought().quantity());
        row.put("day_sell_value", shown(position.sold().value())).put("day_sell_price", shown(position.sold().price()))
                .put("overnight_sell_amount", overnight < 0 ? carried : NOTHING)
                .put("overnight_sell_quantity", Math.max(-overnight, 0)).put("day_sell_quantity", position.sold().quantity());
        return row.put("quantity", position.quantity()).put("last_price", position.lastPrice())
                .put("unrealised", shown(position.unrealised())).put("realised", shown(position.realised()))
                .put("sell_value", shown(position.sells().value())).put("trading_symbol", instrument.symbol())
                .put("tradingsymbol", instrument.symbol()).put("close_price", position.closePrice())
                .put("buy_price", shown(position.buys().price())).put("sell_price", shown(position.sells().price()));
    }

    private static ObjectNode row(Broker broker, Holding holding) {
        Instrument instrument = holding.instrument();
        BigDecimal change = holding.lastPrice().subtract(holding.closePrice());
        BigDecimal percent = change.movePointRight(2).divide(holding.closePrice(), 2, RoundingMode.HALF_UP);
        int sold = broker.positions().of(holding.userId(), instrument, "D").map(position -> position.sold().quantity())
                .orElse(0);
        return Json.object().put("isin", instrument.row().path("isin").textValue()).put("cnc_used_quantity", sold)
                .put("collateral_type", "WC").put("company_name", instrument.row().path("name").textValue())
                .put("haircut", HAIRCUT).put("product", "D").put("quantity", holding.quantity())
                .put("trading_symbol", instrument.symbol()).put("tradingsymbol", instrument.symbol())
                .put("last_price", holding.lastPrice()).put("close_price", holding.closePrice())
                .put("pnl", shown(holding.pnl())).put("day_change", shown(change)).put("day_change_percentage", percent)
                .put("instrument_token", instrument.key()).put("average_price", shown(holding.averagePrice()))
                .put("collateral_quantity", 0).put("collateral_update_quantity", 0).put("t1_quantity", 0)
                .put("exchange", instrument.exchange());
    }
}
