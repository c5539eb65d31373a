package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

/** The broker's JSON, both ways. */
class BodiesTest {

    private static final String ORDER = """
            {"update_type":"order","user_id":"7KBX21","userId":"7KBX21","exchange":"NFO","instrument_token":"NSE_FO|54812",
             "trading_symbol":"NIFTY26SEP25000CE","tradingsymbol":"NIFTY26SEP25000CE","product":"I","price":101.350,"quantity":1800,
             "status":"open","tag":"x7-b91","placed_by":"7KBX21","order_type":"LIMIT","validity":"DAY","trigger_price":0,
             "disclosed_quantity":0,"transaction_type":"BUY","average_price":0,"filled_quantity":750,"pending_quantity":1050,
             "status_message":null,"status_message_raw":null,"exchange_order_id":"","parent_order_id":null,
             "order_id":"260914025000411","variety":"SIMPLE","order_timestamp":"2026-09-14 09:20:03","exchange_timestamp":null,
             "is_amo":false,"order_request_id":"1","order_ref_id":"57744821658411","brand_new_field":{"a":[1]}}""";
    private static final String NOTICE = """
            {"client_id":"app-1","user_id":"7KBX21","access_token":"known-secret-token-4711","token_type":"Bearer",
             "expires_at":"1790373600000","issued_at":"1790331000000","message_type":"access_token"}""";

    @Test
    void aPlaceOrderIsWrittenAsDocumented() throws Exception {
        PlaceOrderRequest order = new PlaceOrderRequest(3750, PlaceOrderRequest.Product.I, PlaceOrderRequest.Validity.DAY,
                new BigDecimal("101.35"), "x7", "NSE_FO|54812", PlaceOrderRequest.OrderType.SL_M, PlaceOrderRequest.Side.BUY, 0,
                new BigDecimal("1E+2"), true, new BigDecimal("-1"));

        assertThat(UpstoxJson.MAPPER.writeValueAsString(order)).isEqualTo("""
                {"quantity":3750,"product":"I","validity":"DAY","price":101.35,"tag":"x7","instrument_token":"NSE_FO|54812",\
                "order_type":"SL-M","transaction_type":"BUY","disclosed_quantity":0,"trigger_price":100,"is_amo":false,\
                "slice":true,"market_protection":-1}""");
        assertThat(UpstoxJson.MAPPER.writeValueAsString(Orders.limit("NSE_EQ|X", null))).doesNotContain("tag",
                "market_protection");
    }

    @Test
    void aPlaceOrderThatCannotBeRightIsNotMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> Orders.limit("NSE_EQ|X", "t".repeat(41)));
        assertThatIllegalArgumentException().isThrownBy(() -> Orders.limit(" ", "t"));
    }

    @Test
    void readsAnOrderWithExactPricesAndIndianTimes() throws Exception {
        BookOrder order = UpstoxJson.MAPPER.readValue(ORDER, BookOrder.class);

        assertThat(order.orderId()).isEqualTo("260914025000411");
        assertThat(order.orderStatus()).isEqualTo(OrderStatus.OPEN);
        assertThat(order.price()).isEqualTo(new BigDecimal("101.350"));
        assertThat(order.filledQuantity()).isEqualTo(750);
        assertThat(order.instrumentKey()).isEqualTo("NSE_FO|54812");
        assertThat(order.exchangeOrderId()).isNull();
        assertThat(order.orderTimestamp()).isEqualTo("2026-09-14T03:50:03Z");
        assertThat(order.exchangeTimestamp()).isNull();
    }

    @Test
    void readsBothStylesOfTimeAndNothingElse() {
        assertThat(IstTime.parse("14-Sep-2026 09:20:03")).contains(Instant.parse("2026-09-14T03:50:03Z"));
        assertThat(IstTime.parse("2026-09-14T09:20:03Z")).isEmpty();
        assertThat(IstTime.parse("")).isEmpty();
        assertThat(IstTime.parse(null)).isEmpty();
    }

    @Test
    void aTokenEndsAtTheNextHalfPastThreeInIndia() {
        assertThat(IstTime.tokenEnd(Instant.parse("2026-11-20T04:00:00Z"))).isEqualTo("2026-11-20T22:00:00Z");
        assertThat(IstTime.tokenEnd(Instant.parse("2026-11-20T21:59:59Z"))).isEqualTo("2026-11-20T22:00:00Z");
        assertThat(IstTime.tokenEnd(Instant.parse("2026-11-20T22:00:00Z"))).isEqualTo("2026-11-21T22:00:00Z");
    }

    @Test
    void knowsEveryDocumentedStatusAndTakesOthersForWorking() {
        assertThat(List.of("put order req received", "validation pending", "open pending", "after market order req received",
                "modify after market order req received", "something new", "")).allMatch(is(OrderStatus.WORKING));
        assertThat(OrderStatus.of(null)).isEqualTo(OrderStatus.WORKING);
        assertThat(List.of("open", "trigger pending", "modify pending", "modify validation pending", "modified", "not modified",
                "cancel pending", "not cancelled")).allMatch(is(OrderStatus.OPEN));
        assertThat(List.of("cancelled", "cancelled after market order")).allMatch(is(OrderStatus.CANCELLED));
        assertThat(OrderStatus.of("complete")).isEqualTo(OrderStatus.COMPLETE);
        assertThat(OrderStatus.of("rejected")).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void readsAPostback() {
        PostbackBody postback = PostbackBody.parse(ORDER.getBytes(UTF_8)).orElseThrow();

        assertThat(postback.userId()).isEqualTo("7KBX21");
        assertThat(postback.order().tag()).isEqualTo("x7-b91");
        assertThat(PostbackBody.parse(bytes("{\"update_type\":\"position\"}"))).isEmpty();
    }

    @Test
    void aPostbackNeedsNothingButTheOrder() {
        String bare = "{\"order_id\":\"1\",\"status\":\"open\",\"quantity\":5,\"filled_quantity\":0}";

        assertThat(PostbackBody.parse(bytes(bare))).map(PostbackBody::order).map(BookOrder::orderId).contains("1");
    }

    @Test
    void refusesAPostbackWithoutWhatAnOrderMustHave() {
        for (String body : List.of("", "[]", "null", "{}", "<html>", "{\"update_type\":\"order\"}",
                ORDER.replace("\"order_id\"", "\"order\""), ORDER.replace("\"status\"", "\"stat\""),
                ORDER.replace("\"filled_quantity\"", "\"filled\""), ORDER.replace("1800", "\"many\""))) {
            assertThatExceptionOfType(UnreadableBody.class).as(body).isThrownBy(() -> PostbackBody.parse(bytes(body)));
        }
    }

    @Test
    void readsANotice() {
        NoticeBody notice = NoticeBody.parse(bytes(NOTICE)).orElseThrow();

        assertThat(notice.clientId()).isEqualTo("app-1");
        assertThat(notice.accessToken()).isEqualTo(Orders.TOKEN);
        assertThat(notice.expiresAt()).isEqualTo(Instant.ofEpochMilli(1_790_373_600_000L));
        assertThat(notice.toString()).doesNotContain(Orders.TOKEN.value());
        assertThat(NoticeBody.parse(bytes(NOTICE.replace("\"access_token\"}", "\"news\"}")))).isEqualTo(Optional.empty());
    }

    @Test
    void refusesANoticeWithoutANeededFieldAndNeverQuotesIt() {
        for (String field : List.of("client_id", "user_id", "access_token\":", "token_type", "expires_at", "issued_at",
                "message_type")) {
            assertThatExceptionOfType(UnreadableBody.class).as(field)
                    .isThrownBy(() -> NoticeBody.parse(bytes(NOTICE.replaceFirst("\"" + field, "\"x" + field))))
                    .withMessageNotContaining("4711");
        }
        assertThatExceptionOfType(UnreadableBody.class)
                .isThrownBy(() -> NoticeBody.parse(bytes(NOTICE.replace("1790373600000", "soon"))));
        assertThatExceptionOfType(UnreadableBody.class).isThrownBy(() -> NoticeBody.parse(bytes("4711")));
    }

    @Test
    void secretsNeverPrint() {
        TokenExchange exchange = new TokenExchange("code-4711", "app-1", new ClientSecret("secret-4711"), "http://r");

        assertThat(Orders.TOKEN.toString()).isEqualTo("AccessToken[***]");
        assertThat(exchange.toString()).contains("app-1").doesNotContain("4711");
        assertThat(new TokenGrant("7KBX21", Orders.TOKEN).toString()).doesNotContain("4711");
        assertThat(new Egress.ForwardProxy("p", 1, Optional.of(new Egress.ProxyLogin("u", "pw-4711"))).toString())
                .doesNotContain("4711");
        assertThat(Call.of(Endpoint.PROFILE, URI.create("http://x/y"), Orders.TOKEN).toString()).isEqualTo("Call[GET /y]");
    }

    @Test
    void anEgressIsOneAddress() {
        assertThat(new Egress.SourceAddress("127.0.1.21").ipv4()).isEqualTo("127.0.1.21");
        for (String wrong : List.of("", "localhost", "127.0.1", "127.0.1.256", "::1", "1.2.3.4.5", "1.2.3.4.", " 1.2.3.4")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> new Egress.SourceAddress(wrong));
        }
    }

    @Test
    void theDialogAddressCarriesEncodedParameters() {
        assertThat(UpstoxClient.authorizationDialog(URI.create("https://api.upstox.com/"), "app 1", "http://r/cb?x=1", "s&t"))
                .hasToString("https://api.upstox.com/v2/login/authorization/dialog?response_type=code&client_id=app%201"
                        + "&redirect_uri=http%3A%2F%2Fr%2Fcb%3Fx%3D1&state=s%26t");
    }

    private static Predicate<String> is(OrderStatus status) {
        return text -> OrderStatus.of(text) == status;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
