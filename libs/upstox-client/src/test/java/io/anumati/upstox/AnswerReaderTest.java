package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer to a place call proves. */
class AnswerReaderTest {

    private static final Call CALL = Call.of(Endpoint.PLACE, URI.create("http://broker/v3/order/place"), Orders.TOKEN)
            .body("application/json", "{}".getBytes(UTF_8));
    private static final String ERROR = """
            {"status":"error","errors":[{"errorCode":"%1$s","message":"No.","error_code":"%1$s","invalid_value":0}]}""";
    private static final String ORDER = "{\"order_id\":\"7\",\"status\":\"open\",\"quantity\":1,\"filled_quantity\":0,\"average_price\":1.10}";
    private static final String HTML = "<html><body>error code: 1010</body></html>";

    @Test
    void success() {
        assertThat(AnswerReader.orderIds(AnswerReader.data(CALL, answer(200,
                "{\"status\":\"success\",\"data\":{\"order_ids\":[\"1\",\"2\"]},\"metadata\":{\"latency\":3}}")), CALL,
                answer(200, ""))).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"status\":\"success\",\"data\":[%s,%s],\"metadata\":{\"latency\":3}}",
            "{\"metadata\":{\"data\":[1]},\"data\":[%s,%s],\"status\":\"success\"}\n" })
    void aBookIsReadInWhateverOrderItsFieldsStand(String body) {
        List<BookOrder> book = AnswerReader.list(BookOrder.class, CALL, answer(200, body.formatted(ORDER, ORDER)));

        assertThat(book).hasSize(2).allSatisfy(order -> {
            assertThat(order.orderId()).isEqualTo("7");
            assertThat(order.averagePrice()).isEqualByComparingTo("1.10");
        });
    }

    @Test
    void aDayWithoutOrdersIsAnEmptyBook() {
        assertThat(AnswerReader.list(BookOrder.class, CALL, answer(200, "{\"status\":\"success\",\"data\":[]}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", HTML, "[]", "{\"data\":[%s]}", "{\"status\":\"success\",\"data\":[%s]",
            "{\"status\":\"success\",\"data\":[%s]}x", "{\"status\":\"success\",\"data\":[%s]}{}",
            "{\"status\":\"success\",\"data\":%s}", "{\"status\":\"success\",\"data\":[%s,{}]}",
            "{\"status\":\"success\",\"data\":null}", "{\"status\":\"partial_success\",\"data\":[%s]}" })
    void anythingElseIsNoBook(String body) {
        BrokerFailure failure = catchThrowableOfType(BrokerFailure.class,
                () -> AnswerReader.list(BookOrder.class, CALL, answer(200, body.replace("%s", ORDER))));

        assertThat(failure).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void aRefusalIsNoBookWhateverStandsBesideIt() {
        assertThat(catchThrowableOfType(BrokerFailure.class, () -> AnswerReader.list(BookOrder.class, CALL,
                answer(401, "{\"status\":\"success\",\"data\":[%s]}".formatted(ORDER))))).isInstanceOf(OutcomeUnknown.class);
        assertThat(catchThrowableOfType(BrokerFailure.class, () -> AnswerReader.list(BookOrder.class, CALL,
                answer(403, ERROR.formatted("UDAPI1154"))))).isInstanceOf(Refused.class);
    }

    @TestFactory
    Stream<DynamicTest> a4xxInTheBrokersOwnWordsIsRefused() {
        return IntStream.of(400, 401, 403, 404, 405, 406, 410, 422, 423).mapToObj(status -> kind(status,
                ERROR.formatted("UDAPI1052"), Refused.class));
    }

    @TestFactory
    Stream<DynamicTest> whatProvesNothingIsUnknown() {
        return Stream.of(kind(200, ""), kind(200, HTML), kind(200, "{\"status\":\"success\"}"),
                kind(200, "{\"status\":\"success\",\"data\":null}"), kind(200, "{\"status\":\"success\",\"data\":{}}"),
                kind(200, "{\"status\":\"success\",\"data\":{\"order_ids\":[]}}"),
                kind(200, "{\"status\":\"success\",\"data\":{\"order_ids\":[null]}}"),
                kind(200, "{\"status\":\"success\",\"data\":{\"order_ids\":[\" \"]}}"),
                kind(200, "{\"status\":\"success\",\"data\":{\"order_ids\":\"1\"}}"),
                kind(200, "{\"status\":\"success\",\"data\":{\"order_ids\":[\"1\"]}"),
                kind(200, "{\"status\":\"partial_success\",\"data\":{\"order_ids\":[\"1\"]}}"),
                kind(207, "{\"status\":\"partial_success\",\"data\":{\"order_ids\":[\"1\"]}}"),
                kind(200, ERROR.formatted("UDAPI1052")), kind(200, "null"), kind(200, "[]"), kind(204, ""), kind(302, ""),
                kind(400, ""), kind(400, "{}"), kind(403, HTML), kind(400, ERROR.formatted("UDAPI999")),
                kind(400, ERROR.formatted("UDAPI100500")),
                kind(401, ERROR.formatted("UDAPI999")), kind(423, ERROR.formatted("UDAPI999")),
                kind(429, ERROR.formatted("UDAPI1052")), kind(400, ERROR.formatted("UDAPI10005")),
                kind(400,
                        "{\"status\":\"error\",\"errors\":[{\"error_code\":\"UDAPI1052\"},{\"error_code\":\"UDAPI999\"}]}"),
                kind(400, ERROR.formatted("ERR7")),
                kind(400, ERROR.formatted("")), kind(400, "{\"status\":\"error\",\"errors\":[]}"),
                kind(400, "{\"status\":\"error\",\"errors\":null}"),
                kind(400, "{\"errors\":[{\"error_code\":\"UDAPI1052\"}]}"),
                kind(400,
                        "{\"status\":\"error\",\"data\":{\"order_ids\":[\"1\"]},\"errors\":[{\"error_code\":\"UDAPI1118\"}]}"),
                kind(408, ERROR.formatted("UDAPI1052")), kind(429, HTML), kind(429, ""), kind(429, "{}"),
                kind(429, ERROR.formatted("UDAPI100500")), kind(500, ERROR.formatted("UDAPI100500")), kind(500, ""),
                kind(502, HTML), kind(503, ERROR.formatted("UDAPI10005")), kind(504, HTML));
    }

    @Test
    void aRateLimitInTheBrokersOwnWordsIsThrottled() {
        kindOf(429, ERROR.formatted("UDAPI10005"), Throttled.class);
    }

    @Test
    void aRefusalCarriesItsCodeAndFacts() {
        Refused refused = kindOf(403, ERROR.formatted("UDAPI1154"), Refused.class);

        assertThat(refused.code()).isEqualTo("UDAPI1154");
        assertThat(refused.httpStatus()).isEqualTo(403);
        assertThat(refused.brokerMessage()).isEqualTo("No.");
        assertThat(refused.endpoint()).isEqualTo(Endpoint.PLACE);
        assertThat(refused.facts().requestDigest()).hasSize(64);
        assertThat(refused.facts().responseDigest()).hasSize(64);
    }

    @Test
    void aMessageIsTamedAndNeverEchoesTheToken() {
        String echo = """
                {"status":"error","errors":[{"error_code":"UDAPI100050","message":"Bad token\\n%s %s"}]}"""
                .formatted(Orders.TOKEN.value(), "x".repeat(1000));

        Unauthorised refused = kindOf(401, echo, Unauthorised.class);

        assertThat(refused.toString()).doesNotContain(Orders.TOKEN.value()).doesNotContain("\n");
        assertThat(refused.brokerMessage()).startsWith("Bad token ***").hasSize(300);
    }

    @Test
    void eitherSpellingOfTheCodeCounts() {
        kindOf(400, "{\"status\":\"error\",\"errors\":[{\"errorCode\":\"UDAPI1052\"}]}", Refused.class);
        kindOf(400, "{\"status\":\"error\",\"errors\":[{\"error_code\":\"UDAPI1052\"}]}", Refused.class);
    }

    private static DynamicTest kind(int status, String body) {
        return kind(status, body, OutcomeUnknown.class);
    }

    private static DynamicTest kind(int status, String body, Class<? extends BrokerFailure> kind) {
        return DynamicTest.dynamicTest(status + " " + body, () -> kindOf(status, body, kind));
    }

    private static <T extends BrokerFailure> T kindOf(int status, String body, Class<T> kind) {
        RawAnswer answer = answer(status, body);
        T failure = catchThrowableOfType(kind,
                () -> AnswerReader.orderIds(AnswerReader.data(CALL, answer), CALL, answer));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static RawAnswer answer(int status, String body) {
        return new RawAnswer(status, body.getBytes(UTF_8), Instant.EPOCH, Instant.EPOCH);
    }
}
