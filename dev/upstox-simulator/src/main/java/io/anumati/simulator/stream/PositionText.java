package io.anumati.simulator.stream;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.position.Position;

/** The portfolio stream's position message (broker page "Portfolio Stream Feed"). */
final class PositionText {

    private PositionText() {
    }

    static ObjectNode of(Position position) {
        Position.Side buys = position.buys();
        Position.Side sells = position.sells();
        int carried = position.overnight();
        String key = position.instrument().key();
        return Json.object().put("update_type", UpdateType.POSITION.text())
                .put("instrument_token", key)
                .put("instrument_key", key)
                .put("average_price", position.averagePrice().map(PositionText::plain).orElse(BigDecimal.ZERO))
                .put("buy_value", plain(buys.value()))
                .put("overnight_quantity", carried)
                .put("exchange", position.instrument().segment())
                .put("day_buy_value", plain(position.bought().value()))
                .put("day_buy_price", plain(position.bought().price()))
                .put("overnight_buy_amount", carriedValue(position, carried))
                .put("overnight_buy_quantity", Math.max(0, carried))
                .put("day_buy_quantity", position.bought().quantity())
                .put("day_sell_value", plain(position.sold().value()))
                .put("day_sell_price", plain(position.sold().price()))
                .put("overnight_sell_amount", carriedValue(position, -carried))
                .put("overnight_sell_quantity", Math.max(0, -carried))
                .put("day_sell_quantity", position.sold().quantity())
                .put("multiplier", position.instrument().multiplier())
                .put("quantity", position.quantity())
                .put("product", position.product())
                .put("sell_value", plain(sells.value()))
                .put("buy_price", plain(buys.price()))
                .put("sell_price", plain(sells.price()));
    }

    private static BigDecimal carriedValue(Position position, int quantity) {
        return plain(position.overnightPrice().multiply(BigDecimal.valueOf(Math.max(0, quantity))));
    }

    /** Without needless zeros, and never with an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal shown = number.stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }
}
