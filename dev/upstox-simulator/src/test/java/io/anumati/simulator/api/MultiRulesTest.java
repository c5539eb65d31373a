package io.anumati.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.instrument.Instruments;
import io.anumati.simulator.json.Json;

class MultiRulesTest {

    private static final Reading READING = new Reading(Instruments.shipped(), BigDecimal.ZERO, Pattern.compile(".*"),
            ErrorCode.TAG_TOO_LONG, false);

    private final ArrayNode batch = Json.array();

    @Test
    void takesAsManyOrdersAsTheCapAllowsSlicesCounted() {
        batch.add(line("a", 3750, true));
        batch.add(line("b", 75, false));

        assertThat(MultiRules.check(batch, READING, 4).lines()).extracting(MultiRules.Line::orders).containsExactly(3, 1);
        assertThat(MultiRules.check(batch, READING, 3).faults()).singleElement()
                .extracting(fault -> fault.problem().error()).isEqualTo(ErrorCode.TOO_MANY_SLICES);
    }

    @Test
    void countsNoSlicesWhereNoneAreAskedFor() {
        batch.add(line("a", 3750, false));

        assertThat(MultiRules.check(batch, READING, 1).lines()).hasSize(1);
    }

    @Test
    void namesTheFirstFaultOfEachLineAndKeepsNone() {
        batch.add(line("a", 75, false));
        batch.add(line("b", 0, false).put("product", "CO"));
        batch.add(line("a", 75, false));
        batch.add(Json.object());

        MultiRules.Checked checked = MultiRules.check(batch, READING, 10);

        assertThat(checked.lines()).isEmpty();
        assertThat(checked.faults()).extracting(fault -> fault.problem().error()).containsExactly(ErrorCode.QUANTITY_ZERO,
                ErrorCode.CORRELATION_ID_DOUBLED, ErrorCode.CORRELATION_ID_MISSING);
        assertThat(checked.faults()).extracting(MultiRules.Fault::correlationId).containsExactly("b", "a", null);
    }

    @Test
    void takesIdsOfOneToTwentyCharacters() {
        batch.add(line("x".repeat(20), 75, false));
        assertThat(MultiRules.check(batch, READING, 10).faults()).isEmpty();

        batch.add(line("", 75, false));
        batch.add(line("x".repeat(21), 75, false));
        assertThat(MultiRules.check(batch, READING, 10).faults()).hasSize(2)
                .allMatch(fault -> fault.problem().error() == ErrorCode.CORRELATION_ID_LENGTH);
    }

    @Test
    void refusesWhatIsNoListAltogether() {
        assertThatThrownBy(() -> MultiRules.check(Json.object(), READING, 10)).isInstanceOf(RefusedCall.class);
    }

    private static ObjectNode line(String id, int quantity, boolean slice) {
        return Json.object().put("correlation_id", id).put("quantity", quantity).put("product", "I").put("validity", "DAY")
                .put("price", new BigDecimal("101.35")).put("instrument_token", "NSE_FO|54812").put("order_type", "LIMIT")
                .put("transaction_type", "BUY").put("slice", slice);
    }
}
