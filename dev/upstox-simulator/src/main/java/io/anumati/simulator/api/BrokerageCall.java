package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.account.Charges;
import io.anumati.simulator.instrument.Instrument;
import io.anumati.simulator.json.Json;

/** What an order would cost (broker page "Brokerage Details"). */
final class BrokerageCall {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}([.][0-9]{1,4})?");

    private static final BigDecimal LEAST_DEPOSITORY_FEE = new BigDecimal("18.5");

    private BrokerageCall() {
    }

    static Answer answer(Call call) {
        Gate.read(call);
        String key = call.query("instrument_token").filter(text -> CandleReads.KEY.matcher(text).matches())
                .orElseThrow(() -> refused(ErrorCode.CHARGE_KEY_WRONG, call, "instrument_token"));
        int quantity = Integer.parseInt(number(call, "quantity", WHOLE, ErrorCode.CHARGE_QUANTITY_MISSING));
        if (quantity == 0) {
            throw refused(ErrorCode.CHARGE_QUANTITY_ZERO, call, "quantity");
        }
        String product = choice(call, "product", Set.of("I", "D", "MTF", "CO"), ErrorCode.CHARGE_PRODUCT_MISSING,
                ErrorCode.PRODUCT_WRONG);
        String side = choice(call, "transaction_type", Set.of("BUY", "SELL"), ErrorCode.CHARGE_SIDE_MISSING,
                ErrorCode.SIDE_WRONG);
        BigDecimal price = new BigDecimal(number(call, "price", AMOUNT, ErrorCode.CHARGE_PRICE_MISSING));
        if (price.signum() == 0) {
            throw refused(ErrorCode.CHARGE_PRICE_ZERO, call, "price");
        }
        Instrument instrument = call.broker().instruments().find(key)
                .orElseThrow(() -> refused(ErrorCode.INSTRUMENT_UNKNOWN, call, "instrument_token"));
        boolean delivery = product.equals("D") || product.equals("MTF");
        return Answer.success(shown(Charges.of(instrument, quantity, price, side.equals("BUY"), delivery)));
    }

    private static ObjectNode shown(Charges charges) {
        ObjectNode data = Json.object();
        ObjectNode shown = data.putObject("charges").put("total", charges.total()).put("brokerage", charges.brokerage());
        shown.putObject("taxes").put("gst", charges.gst()).put("stt", charges.stt()).put("stamp_duty", charges.stampDuty());
        ObjectNode others = Json.object().put("transaction", charges.transaction()).put("clearing", Rupees.NOTHING)
                .put("ipft", charges.ipft()).put("sebi_turnover", charges.sebi());
        ObjectNode depository = Json.object().put("name", "DP3A").put("min_expense", LEAST_DEPOSITORY_FEE);
        shown.set("other_charges", others);
        shown.set("dp_plan", depository);
        shown.set("otherTaxes", others);
        shown.set("dpPlan", depository);
        return data;
    }

    private static String choice(Call call, String name, Set<String> known, ErrorCode missing, ErrorCode wrong) {
        String said = call.query(name).orElseThrow(() -> refused(missing, call, name));
        if (!known.contains(said)) {
            throw refused(wrong, call, name);
        }
        return said;
    }

    private static String number(Call call, String name, Pattern form, ErrorCode missing) {
        String said = call.query(name).orElseThrow(() -> refused(missing, call, name));
        if (!form.matcher(said).matches()) {
            throw refused(ErrorCode.INVALID_VALUE, call, name);
        }
        return said;
    }

    private static RefusedCall refused(ErrorCode error, Call call, String name) {
        Optional<TextNode> said = call.query(name).map(TextNode::valueOf);
        return new RefusedCall(Problem.of(error, name, said.orElse(null)));
    }
}
