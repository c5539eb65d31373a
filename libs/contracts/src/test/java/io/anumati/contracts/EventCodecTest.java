package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class EventCodecTest {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final Event PLACE = Samples.byName().get("PlaceOrder");

    @Test
    void refusesAPriceThatIsAJsonNumber() {
        ObjectNode terms = (ObjectNode) tree(PLACE).path("terms");

        assertUnreadable(withTerms(terms.deepCopy().put("price", 101.35)));
        assertUnreadable(withTerms(terms.deepCopy().put("price", 101)));
    }

    @Test
    void refusesAPriceThatIsNoPlainDecimal() {
        ObjectNode terms = (ObjectNode) tree(PLACE).path("terms");

        for (String price : List.of("", "abc", "1e9", "NaN", " 1", "0x10", "1,5", "1".repeat(19))) {
            assertUnreadable(withTerms(terms.deepCopy().put("price", price)));
        }
    }

    @Test
    void writesPricesWithoutExponent() {
        OrderTerms terms = new OrderTerms("NSE_EQ|INE002A01018", OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT,
                OrderTerms.Product.D, OrderTerms.Validity.DAY, new BigDecimal("1E+3"), new BigDecimal("0.0000001"));

        JsonNode written = JSON.valueToTree(terms);
        JsonNode bytes = tree(new OrderCommand.ExitPosition(Samples.ORIGIN, Samples.STRATEGY_REF, 1, terms)).path("terms");

        assertThat(written.path("price").isTextual()).isTrue();
        assertThat(bytes.path("price").asText()).isEqualTo("1000");
        assertThat(bytes.path("triggerPrice").asText()).isEqualTo("0.0000001");
    }

    @Test
    void refusesValuesThatAreNotOfTheChoice() {
        ObjectNode terms = (ObjectNode) tree(PLACE).path("terms");

        assertUnreadable(withTerms(terms.deepCopy().put("side", "HOLD")));
        assertUnreadable(withTerms(terms.deepCopy().put("side", "")));
        assertUnreadable(withTerms(terms.deepCopy().put("side", 0)));
        assertUnreadable(withTerms(terms.deepCopy().put("side", "0")));
    }

    @Test
    void refusesUnknownMissingAndForeignTypes() {
        assertUnreadable(tree(PLACE).put("type", "PlaceEverything"));
        assertUnreadable(tree(PLACE).put("type", "SignalRaised"));
        assertUnreadable(tree(PLACE).without("type"));
    }

    @Test
    void refusesWhatIsNoEventAtAll() {
        for (String text : List.of("", "null", "[]", "7", "{", "{}", "\"x\"", "{\"type\":null}", "\u0000")) {
            assertUnreadable(text.getBytes(UTF_8));
        }
        assertUnreadable(new byte[] { (byte) 0xff, (byte) 0xfe });
        assertUnreadable((new String(EventCodec.toJson(PLACE), UTF_8) + "{}").getBytes(UTF_8));
    }

    @Test
    void refusesADuplicateKey() {
        String json = new String(EventCodec.toJson(PLACE), UTF_8);

        assertUnreadable(json.replaceFirst("\"rank\":42", "\"rank\":42,\"rank\":43").getBytes(UTF_8));
    }

    @Test
    void refusesValuesOfAnotherJsonType() {
        assertUnreadable(tree(PLACE).put("rank", "42"));
        assertUnreadable(tree(PLACE).put("rank", 42.5));
        assertUnreadable(tree(PLACE).put("rank", true));
        assertUnreadable(tree(PLACE).putNull("rank"));
        assertUnreadable(tree(PLACE).without("rank"));
        assertUnreadable(withOrigin(((ObjectNode) tree(PLACE).path("origin")).put("userId", 17)));
    }

    @TestFactory
    Stream<DynamicTest> anEventWithoutItsFirstIdIsUnreadable() {
        return Samples.byName().entrySet().stream().flatMap(sample -> Stream
                .of("userId", "signalId", "commandId", "strategyId", "instrumentKey", "gate", "scope", "origin", "eventId",
                        "at",
                        "detail", "subject", "state")
                .filter(tree(sample.getValue())::has)
                .map(field -> DynamicTest.dynamicTest(sample.getKey() + " without " + field,
                        () -> assertUnreadable(GoldenFileTest.topicOf(sample.getValue()),
                                bytes(tree(sample.getValue()).without(field))))));
    }

    @Test
    void refusesAPlaceWithoutConsentOrSignal() {
        for (String field : List.of("commandId", "userId", "authorisationId", "signalId", "signalRaisedAt", "validUntil")) {
            assertUnreadable(withOrigin(((ObjectNode) tree(PLACE).path("origin")).without(field)));
        }
    }

    @Test
    void refusesAConnectionThatNeverEnds() {
        ObjectNode authority = tree(Samples.byName().get("AuthorityChanged"));
        ((ObjectNode) authority.path("connection")).remove("expiresAt");

        assertUnreadable(Topic.AUTHORIZATIONS, bytes(authority));
    }

    @Test
    void passesOverPropertiesItDoesNotKnow() {
        ObjectNode newer = tree(PLACE).put("colour", "blue");
        ((ObjectNode) newer.path("terms")).putObject("extra").put("x", 1);

        assertThat(EventCodec.read(Topic.ORDER_COMMANDS, bytes(newer))).isEqualTo(PLACE);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        ObjectNode json = tree(new OrderCommand.ModifyOrder(Samples.ORIGIN, Samples.COMMAND, new BigDecimal("5"), null, 1));

        assertThat(json.has("triggerPrice")).isFalse();
    }

    @Test
    void aStepMayLackWhatItsMomentDoesNotKnow() {
        OrderEvent.OrderStepped whole = (OrderEvent.OrderStepped) Samples.byName().get("OrderStepped.Received");
        for (OrderStep step : List.of(new OrderStep.Received(null, 0, null),
                new OrderStep.OutcomeUnknown(1, Samples.TAG, null, null, "owner lost"),
                new OrderStep.LateResult(1, Samples.TAG, null, null, null))) {
            Event event = new OrderEvent.OrderStepped(5, 1, whole.commandId(), 1, whole.stateAfter(), Samples.AT,
                    whole.occurredAtIst(), Samples.SOFTWARE, whole.actor(), whole.subject(), step);

            assertThat(EventCodec.read(Topic.ORDER_EVENTS, EventCodec.toJson(event))).isEqualTo(event);
        }
    }

    @Test
    void readsATombstoneAsNothing() {
        assertThat(EventCodec.read(new ConsumerRecord<>("controls", 0, 0, null, null))).isEmpty();
    }

    @Test
    void writesARecordForItsOwnTopicOnly() {
        EventEnvelope envelope = EventEnvelope.of(PLACE, "e-1", "/strategy-signal-service", Samples.AT, Samples.USER,
                Cause.first("c-1"));

        ProducerRecord<byte[], byte[]> outgoing = EventCodec.record(Topic.ORDER_COMMANDS, Samples.USER, PLACE, envelope);

        assertThat(outgoing.topic()).isEqualTo("order-commands");
        assertThat(outgoing.key()).isEqualTo(Samples.USER.getBytes(UTF_8));
        assertThat(outgoing.partition()).isNull();
        assertThat(EventEnvelope.from(outgoing.headers())).isEqualTo(envelope);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.record(Topic.SIGNALS, Samples.USER, PLACE, envelope));
    }

    private static byte[] withTerms(ObjectNode terms) {
        return bytes(tree(PLACE).set("terms", terms));
    }

    private static byte[] withOrigin(ObjectNode origin) {
        return bytes(tree(PLACE).set("origin", origin));
    }

    private static ObjectNode tree(Event event) {
        try {
            return (ObjectNode) JSON.readTree(EventCodec.toJson(event));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(UTF_8);
    }

    private static void assertUnreadable(JsonNode json) {
        assertUnreadable(bytes(json));
    }

    private static void assertUnreadable(byte[] json) {
        assertUnreadable(Topic.ORDER_COMMANDS, json);
    }

    private static void assertUnreadable(Topic topic, byte[] json) {
        assertThatExceptionOfType(UnreadableRecord.class).as(new String(json, UTF_8))
                .isThrownBy(() -> EventCodec.read(topic, json));
    }
}
