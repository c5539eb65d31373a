package io.anumati.simulator.api;

import static io.anumati.simulator.api.Rupees.NOTHING;
import static io.anumati.simulator.api.Rupees.shown;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.position.Funds;
import io.anumati.simulator.time.India;

/** The customer's money (broker pages "Get Fund And Margin", "Get Fund and Margin V3"). Closed from 00:00 to 05:30 in India. */
final class FundsReads {

    private FundsReads() {
    }

    /** Version 2. Since 19 July 2025 the money for commodities is with that for equity. */
    static Answer bySegment(Call call) {
        Funds funds = funds(call);
        Optional<String> segment = call.query("segment");
        if (segment.filter(text -> !text.equals("SEC") && !text.equals("COM")).isPresent()) {
            throw new RefusedCall(Problem.of(ErrorCode.FUNDS_SEGMENT_WRONG, "segment", TextNode.valueOf(segment.get())));
        }
        ObjectNode data = Json.object();
        if (segment.filter("COM"::equals).isEmpty()) {
            data.putObject("equity").put("used_margin", shown(funds.used())).put("payin_amount", NOTHING)
                    .put("span_margin", shown(funds.span())).put("adhoc_margin", NOTHING).put("notional_cash", NOTHING)
                    .put("available_margin", shown(funds.available())).put("exposure_margin", shown(funds.exposure()));
        }
        if (segment.filter("SEC"::equals).isEmpty()) {
            data.putObject("commodity").put("used_margin", 0).put("payin_amount", 0).put("span_margin", 0)
                    .put("adhoc_margin", 0).put("notional_cash", 0).put("available_margin", 0).put("exposure_margin", 0);
        }
        return Answer.success(data);
    }

    /** Version 3. Nobody has pledged anything. */
    static Answer inDetail(Call call) {
        Funds funds = funds(call);
        ObjectNode data = Json.object();
        ObjectNode available = data.putObject("available_to_trade").put("total", shown(funds.available()));
        cash(available.putObject("cash_available_to_trade"), funds);
        ObjectNode pledged = available.putObject("pledge_available_to_trade").put("total", NOTHING);
        pledged.putObject("margin_from_pledge").put("total", NOTHING).put("equity", NOTHING).put("mutual_funds", NOTHING);
        ObjectNode used = pledged.putObject("margin_used").put("total", NOTHING).put("mtf", NOTHING)
                .put("span_exposure", NOTHING).put("cash_margin_var_elm", NOTHING).put("premium_present", NOTHING);
        used.putObject("delivery_margin").put("total", NOTHING).put("equity", NOTHING).put("fo_settlement", NOTHING);
        ObjectNode unavailable = data.putObject("unavailable_to_trade");
        unavailable.putObject("cash_unavailable_to_trade").putObject("unsettled_profit")
                .put("todays_profit", shown(funds.realised().max(NOTHING))).put("previous_days", NOTHING);
        unavailable.putObject("pledge_unavailable_to_trade").put("equity", NOTHING).put("mutual_funds", NOTHING);
        return Answer.success(data);
    }

    private static void cash(ObjectNode cash, Funds funds) {
        cash.put("total", shown(funds.available()));
        cash.putObject("cash").put("opening_balance", shown(funds.opening())).put("added_today", NOTHING)
                .put("withdrawn_today", NOTHING).put("amount_from_stock_sale", shown(funds.stockSale()))
                .put("unpaid_charges", 0);
        ObjectNode used = cash.putObject("margin_used").put("total", shown(funds.used())).put("mtf", shown(funds.mtf()));
        used.putObject("loss").put("total", shown(funds.loss())).put("realised", shown(funds.realisedLoss())).put("unrealised",
                shown(funds.unrealisedLoss()));
        used.put("span_exposure", shown(funds.span().add(funds.exposure()))).put("cash_margin_var_elm", shown(funds.varElm()))
                .put("premium_present", shown(funds.premium()));
        used.putObject("delivery_margin").put("total", shown(funds.delivery())).put("equity", shown(funds.delivery()))
                .put("fo_settlement", NOTHING);
    }

    private static Funds funds(Call call) {
        Gate.Entry entry = Gate.read(call);
        if (call.broker().keepsHours() && India.isNight(call.broker().clock().now())) {
            throw new RefusedCall(ErrorCode.FUNDS_CLOSED);
        }
        return call.broker().ledger().of(entry.user().id());
    }
}
