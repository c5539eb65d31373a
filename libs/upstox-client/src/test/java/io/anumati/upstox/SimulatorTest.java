package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.anumati.simulator.SimulatorConfig;
import io.anumati.simulator.SimulatorControl;
import io.anumati.simulator.UpstoxSimulator;
import io.vertx.core.Vertx;

/** Every call against the broker stand-in, which knows the documented API and nothing of this client. */
class SimulatorTest {

    private static final String USER = "7KBX21";
    private static final String APP = "app-1";
    private static final ClientSecret SECRET = new ClientSecret("s3cret");
    private static final String REDIRECT = "http://localhost:8401/oauth/upstox/callback";
    private static final Egress OWN = new Egress.SourceAddress("127.0.1.21");
    private static final String HTML = "<html>error</html>";

    private static Vertx vertx;
    private static UpstoxSimulator simulator;
    private static SimulatorControl control;
    private static HttpServer hooks;
    private static UpstoxClient client;

    private static final BlockingQueue<byte[]> NOTICES = new LinkedBlockingQueue<>();
    private static final BlockingQueue<byte[]> POSTBACKS = new LinkedBlockingQueue<>();

    private AccessToken token;
    private String instrument;

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        simulator = UpstoxSimulator.start(SimulatorConfig.onFreePorts());
        control = simulator.control();
        hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        take("/notifier", NOTICES);
        take("/postback", POSTBACKS);
        hooks.start();
        client = new UpstoxClient(vertx, new UpstoxHosts(simulator.apiUri(), simulator.apiUri()),
                new UpstoxTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    @AfterAll
    static void stop() {
        client.close();
        hooks.stop(0);
        control.close();
        simulator.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void freshUser() {
        control.reset();
        NOTICES.clear();
        POSTBACKS.clear();
        control.user(USER, Map.of("primaryIp", "127.0.1.21"));
        control.app(APP, Map.of("userId", USER, "clientSecret", SECRET.value(), "redirectUri", REDIRECT, "algoNames",
                List.of("demo-algo"), "notifierUrl", hook("/notifier"), "postbackUrl", hook("/postback")));
        token = new AccessToken(control.token(USER, APP));
        instrument = AgainstSimulator.share(control);
    }

    @Test
    void signsInByDialogAndExchange() throws Exception {
        URI dialog = UpstoxClient.authorizationDialog(simulator.apiUri(), APP, REDIRECT, "state-1");
        assertThat(Browser.get(dialog).statusCode()).isEqualTo(200);
        URI back = URI
                .create(Browser.post(dialog, Map.of("client_id", APP, "redirect_uri", REDIRECT, "state", "state-1", "user_id",
                        USER, "pin", "123456", "decision", "approve")).headers().firstValue("Location").orElseThrow());
        assertThat(back.getQuery()).endsWith("state=state-1");
        String code = back.getQuery().replaceFirst("code=([^&]+)&.*", "$1");

        TokenGrant grant = Answers.await(client.signIn().exchange(new TokenExchange(code, APP, SECRET, REDIRECT)));

        assertThat(grant.userId()).isEqualTo(USER);
        Profile profile = Answers.await(client.account().profile(grant.accessToken(), Orders.DIRECT));
        assertThat(profile.userId()).isEqualTo(USER);
        assertThat(profile.active()).isTrue();
        Refused again = catchThrowableOfType(Refused.class,
                () -> Answers.await(client.signIn().exchange(new TokenExchange(code, APP, SECRET, REDIRECT))));
        assertThat(again.code()).isEqualTo("UDAPI100057");
    }

    @Test
    void aWrongSecretIsRefusedAndNotPrinted() {
        Refused refused = catchThrowableOfType(Refused.class,
                () -> Answers
                        .await(client.signIn().exchange(new TokenExchange("code", APP, new ClientSecret("wr0ng"), REDIRECT))));

        assertThat(refused.code()).isEqualTo("UDAPI100069");
        assertThat(refused.toString()).doesNotContain("wr0ng");
    }

    @Test
    void aRequestedTokenArrivesAtTheNotifier() throws Exception {
        TokenRequestAnswer asked = Answers.await(client.signIn().requestToken(APP, SECRET));
        assertThat(asked.notifierUrl()).isEqualTo(hook("/notifier"));
        assertThat(asked.authorizationExpiry()).isEqualTo(IstTime.tokenEnd(Instant.now()));

        control.approve(control.tokenRequestOf(APP).orElseThrow().id());

        NoticeBody notice = NoticeBody.parse(NOTICES.poll(5, TimeUnit.SECONDS)).orElseThrow();
        assertThat(notice.clientId()).isEqualTo(APP);
        assertThat(notice.tokenType()).isEqualTo("Bearer");
        assertThat(Answers.await(client.account().profile(notice.accessToken(), Orders.DIRECT)).userId()).isEqualTo(USER);
    }

    @Test
    void aLoggedOutTokenIsRefused() {
        Answers.await(client.signIn().logout(token, Orders.DIRECT));

        Unauthorised refused = catchThrowableOfType(Unauthorised.class,
                () -> Answers.await(client.account().profile(token, Orders.DIRECT)));
        assertThat(refused.code()).isEqualTo("UDAPI100050");
    }

    @Test
    void anOrderIsPlacedFoundByTagAndFilled() throws Exception {
        PlaceAnswer placed = Answers.await(client.orders().place(token, OWN, "demo-algo", Orders.limit(instrument, "tag-1")));

        String orderId = placed.orderIds().getFirst();
        await().until(() -> book(orderId).orderStatus() == OrderStatus.COMPLETE);
        BookOrder filled = book(orderId);
        assertThat(filled.tag()).isEqualTo("tag-1");
        assertThat(filled.filledQuantity()).isEqualTo(1);
        assertThat(filled.averagePrice()).isEqualByComparingTo("101.50");
        assertThat(filled.orderTimestamp()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        List<HistoryRow> history = Answers.await(client.orders().historyByTag(token, Orders.DIRECT, "tag-1"));
        assertThat(history).allMatch(row -> row.orderId().equals(orderId)).last()
                .matches(row -> row.orderStatus() == OrderStatus.COMPLETE);
        PostbackBody postback = PostbackBody.parse(POSTBACKS.poll(5, TimeUnit.SECONDS)).orElseThrow();
        assertThat(postback.userId()).isEqualTo(USER);
        assertThat(postback.order().orderId()).isEqualTo(orderId);
    }

    @Test
    void anUnknownTagGivesAnEmptyHistory() {
        assertThat(Answers.await(client.orders().historyByTag(token, Orders.DIRECT, "never & sent"))).isEmpty();
        assertThat(Answers.await(client.orders().book(token, Orders.DIRECT))).isEmpty();
    }

    @Test
    void anOpenOrderIsCancelledAndAFinalOneRefused() {
        control.fills(Map.of("mode", "REST"));
        String orderId = Answers.await(client.orders().place(token, OWN, null, Orders.limit(instrument, "tag-1"))).orderIds()
                .getFirst();
        await().until(() -> book(orderId).orderStatus() == OrderStatus.OPEN);

        assertThat(Answers.await(client.orders().cancel(token, OWN, null, orderId)).orderId()).isEqualTo(orderId);

        await().until(() -> book(orderId).orderStatus() == OrderStatus.CANCELLED);
        assertThat(catchThrowableOfType(Refused.class, () -> Answers.await(client.orders().cancel(token, OWN, null, orderId)))
                .code())
                .isEqualTo("UDAPI100040");
    }

    @Test
    void i4_anotherAddressThanTheUsersIsRefused() {
        Egress foreign = new Egress.SourceAddress("127.0.1.22");

        Refused refused = catchThrowableOfType(Refused.class,
                () -> Answers.await(client.orders().place(token, foreign, null, Orders.limit(instrument, "tag-1"))));

        assertThat(refused.code()).isEqualTo("UDAPI1154");
        assertThat(refused.httpStatus()).isEqualTo(403);
        assertThat(control.calls(USER)).hasSize(1);
    }

    @Test
    void i7_aLostAnswerIsUnknownAndTheOrderIsFoundByItsTag() {
        strike("LOST_ANSWER", Map.of());
        assertThat(placeFails(OutcomeUnknown.class, "lost-answer")).isNotNull();
        assertThat(Answers.await(client.orders().historyByTag(token, Orders.DIRECT, "lost-answer"))).isNotEmpty();

        strike("HANG_AFTER", Map.of());
        assertThat(placeFails(OutcomeUnknown.class, "hang-after")).isNotNull();
        assertThat(Answers.await(client.orders().historyByTag(token, Orders.DIRECT, "hang-after"))).isNotEmpty();

        strike("ANSWER_AFTER", Map.of("status", 502, "contentType", "text/html", "body", HTML));
        assertThat(placeFails(OutcomeUnknown.class, "bad-gateway")).isNotNull();
        assertThat(Answers.await(client.orders().historyByTag(token, Orders.DIRECT, "bad-gateway"))).isNotEmpty();

        assertThat(control.calls(USER)).hasSize(3);
    }

    @Test
    void i7_aLostRequestIsUnknownTooAndIsNotResent() {
        strike("LOST_REQUEST", Map.of());
        assertThat(placeFails(OutcomeUnknown.class, "lost-request")).isNotNull();

        strike("ANSWER", Map.of("status", 429, "contentType", "text/html", "body", HTML));
        assertThat(placeFails(OutcomeUnknown.class, "html-429")).isNotNull();

        assertThat(Answers.await(client.orders().book(token, Orders.DIRECT))).isEmpty();
        assertThat(control.calls(USER)).hasSize(2);
    }

    @Test
    void tooManyCallsAreThrottled() {
        strike("THROTTLED", Map.of());

        Throttled throttled = placeFails(Throttled.class, "tag-1");

        assertThat(throttled.facts().errorCode()).isEqualTo("UDAPI10005");
    }

    @Test
    void theBrokersRulesComeBackAsRefusals() {
        PlaceOrderRequest unprotected = PlaceOrderRequest.plain(instrument, PlaceOrderRequest.Side.SELL, 1,
                PlaceOrderRequest.OrderType.MARKET, PlaceOrderRequest.Product.I, PlaceOrderRequest.Validity.IOC,
                BigDecimal.ZERO, BigDecimal.ZERO, null, null);

        assertThat(
                catchThrowableOfType(Refused.class, () -> Answers.await(client.orders().place(token, OWN, null, unprotected)))
                        .code())
                .isEqualTo("UDAPI1158");
        assertThat(catchThrowableOfType(Refused.class,
                () -> Answers.await(client.orders().place(token, OWN, null, Orders.limit("NSE_EQ|NOBODY", null)))).code())
                .isEqualTo("UDAPI100011");
        assertThat(catchThrowableOfType(Refused.class,
                () -> Answers.await(client.orders().place(token, OWN, "unknown-algo", Orders.limit(instrument, null)))).code())
                .isEqualTo("UDAPI1156");
    }

    @Test
    void readsTheInstrumentMaster() {
        List<InstrumentRow> rows = instruments();

        assertThat(rows).filteredOn(row -> row.segment().equals("NSE_EQ")).allSatisfy(row -> {
            assertThat(row.lotSize()).isPositive();
            assertThat(row.tickSizeRupees()).isPositive().isLessThan(BigDecimal.ONE);
        });
        assertThat(catchThrowableOfType(OutcomeUnknown.class,
                () -> Answers.await(client.market().instruments(simulator.apiUri().resolve("/nowhere.json.gz"))))).isNotNull();
    }

    private static List<InstrumentRow> instruments() {
        return Answers.await(
                client.market().instruments(simulator.apiUri().resolve("/market-quote/instruments/exchange/complete.json.gz")));
    }

    private void strike(String kind, Map<String, ?> more) {
        Map<String, Object> fault = new HashMap<>(Map.of("kind", kind, "call", "PLACE", "userId", USER));
        fault.putAll(more);
        control.fault(fault);
    }

    private <T extends BrokerFailure> T placeFails(Class<T> kind, String tag) {
        return catchThrowableOfType(kind,
                () -> Answers.await(client.orders().place(token, OWN, null, Orders.limit(instrument, tag))));
    }

    private BookOrder book(String orderId) {
        return Answers.await(client.orders().book(token, Orders.DIRECT)).stream()
                .filter(order -> order.orderId().equals(orderId)).findFirst()
                .orElseThrow();
    }

    private static void take(String path, BlockingQueue<byte[]> bodies) {
        hooks.createContext(path, exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    private static String hook(String path) {
        return "http://127.0.0.1:" + hooks.getAddress().getPort() + path;
    }
}
