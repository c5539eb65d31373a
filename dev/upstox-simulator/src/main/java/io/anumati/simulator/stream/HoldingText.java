package io.anumati.simulator.stream;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.position.Holding;

/** The portfolio stream's holding message (broker page "Portfolio Stream Feed"); nothing is pledged here. */
final class HoldingText {

    private static final BigDecimal HAIRCUT = new BigDecimal("0.2");

    private HoldingText() {
    }

    /** @param sold today */
    static ObjectNode of(Holding holding, int sold) {
        JsonNode row = holding.instrument().row();
        String key = holding.instrument().key();
        return Json.object().put("update_type", UpdateType.HOLDING.text())
                .put("instrument_token", key)
                .put("instrument_key", key)
                .put("average_price", PositionText.plain(holding.averagePrice()))
                .put("isin", row.path("isin").textValue())
                .put("cnc_used_quantity", sold)
                .put("collateral_quantity", 0)
                .put("collateral_type", "WC")
                .put("collateral_update_quantity", 0)
                .put("company_name", row.path("name").textValue())
                .put("haircut", HAIRCUT)
                .put("product", "D")
                .put("quantity", holding.quantity())
                .put("t1_quantity", 0)
                .put("exchange", holding.instrument().segment());
    }
}
