package io.anumati.upstox;

import static io.anumati.upstox.NastyServer.answer;
import static io.anumati.upstox.NastyServer.json;
import static io.anumati.upstox.NastyServer.nothing;
import static io.anumati.upstox.NastyServer.raw;
import static io.anumati.upstox.NastyServer.thenClose;
import static io.anumati.upstox.NastyServer.thenReset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

/**
 * Calls against a broker that breaks the connection in every way: is a byte said to have left when it may have, and only then?
 */
class NastyAnswersTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final UpstoxTimeouts TIMEOUTS = new UpstoxTimeouts(Duration.ofMillis(800), Duration.ofMillis(600),
            Duration.ofSeconds(1));
    private static final String PLACED = "{\"status\":\"success\",\"data\":{\"order_ids\":[\"1\"]}}";

    private NastyServer server;
    private UpstoxClient client;

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void sendsWhatIsDocumentedOnce() {
        serve(json(200, PLACED));

        PlaceAnswer placed = client.place(Orders.TOKEN, Orders.DIRECT, "TREND-A1", Orders.any());

        assertThat(placed.orderIds()).containsExactly("1");
        assertThat(placed.facts().httpStatus()).isEqualTo(200);
        assertThat(placed.facts().sentAt()).isBeforeOrEqualTo(placed.facts().answeredAt());
        assertThat(server.requests).hasSize(1);
        NastyServer.Seen seen = server.requests.getFirst();
        assertThat(seen.head()).startsWith("POST /v3/order/place HTTP/1.1").containsIgnoringCase("X-Algo-Name: TREND-A1")
                .containsIgnoringCase("Authorization: Bearer " + Orders.TOKEN.value())
                .containsIgnoringCase("Content-Type: application/json");
        assertThat(placed.facts().requestDigest()).isEqualTo(Call.sha256(seen.body().getBytes()));
    }

    @Test
    void i7_whateverBreaksAfterTheCallMayHaveLeftIsUnknownAndNotTriedAgain() {
        List<NastyServer.Deed> deeds = List.of(nothing(), thenClose(nothing()), thenReset(nothing()),
                thenClose(raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"status\"")),
                thenReset(raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"status\"")),
                thenClose(raw("HTTP/1.1 200 OK\r\n\r\n" + PLACED.substring(0, 20))),
                raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"status\""), thenClose(raw("HTTP/1.1 2")),
                raw("SSH-2.0-OpenSSH\r\n\r\n"), answer(429, "text/html", "<html>slow down</html>"),
                answer(403, "text/html", "<html>1010</html>"), answer(502, "text/html", "<html>bad gateway</html>"),
                raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                raw("HTTP/1.1 307 X\r\nLocation: /v3/order/place\r\nContent-Length: 0\r\n\r\n"),
                answer(200, "application/json", "x".repeat(9 << 20)));
        for (NastyServer.Deed deed : deeds) {
            serve(deed, json(200, PLACED));

            OutcomeUnknown failure = placeFails(OutcomeUnknown.class, Orders.DIRECT);

            assertThat(failure.facts().sentAt()).isNotNull();
            assertThat(server.requests).hasSize(1);
            close();
        }
    }

    @Test
    void aHangingAnswerIsGivenUpInTimeAndItsConnectionCut() {
        serve(nothing());

        OutcomeUnknown failure = placeFails(OutcomeUnknown.class, Orders.DIRECT);

        assertThat(Duration.between(failure.facts().sentAt(), failure.facts().answeredAt()))
                .isBetween(Duration.ofMillis(550), Duration.ofSeconds(3));
        await().until(() -> server.closedByClient.get() == 1);
    }

    @Test
    void aRefusedConnectionIsNotSent() throws IOException {
        client = client(URI.create("http://127.0.0.1:" + freePort()));

        placeFails(NotSent.class, Orders.DIRECT);
    }

    @Test
    void anUnknownHostIsNotSent() {
        client = client(URI.create("http://broker.invalid"));

        placeFails(NotSent.class, Orders.DIRECT);
    }

    @Test
    void aServerThatSpeaksNoTlsIsNotSent() {
        serve(nothing());
        client.close();
        client = client(URI.create(server.uri().toString().replace("http:", "https:")));

        placeFails(NotSent.class, Orders.DIRECT);
    }

    @Test
    void i4_aCallLeavesFromItsOwnAddressAndNoOther() {
        serve(json(200, PLACED), json(200, PLACED), json(200, PLACED));

        for (String address : List.of("127.0.1.21", "127.0.1.22", "127.0.1.21")) {
            client.place(Orders.TOKEN, new Egress.SourceAddress(address), null, Orders.any());
        }

        assertThat(server.requests).extracting(NastyServer.Seen::from).containsExactly("127.0.1.21", "127.0.1.22",
                "127.0.1.21");
        assertThat(server.connections).hasSize(2);
    }

    @Test
    void i4_anAddressThatIsNotOursIsNotSent() {
        serve(json(200, PLACED));

        NotSent failure = placeFails(NotSent.class, new Egress.SourceAddress("203.0.113.7"));

        assertThat(failure).hasMessageContaining("Cannot assign requested address");
        assertThat(server.connections).isEmpty();
    }

    @Test
    void aForwardProxyGetsTheCallAndItsLogin() {
        serve(json(200, PLACED));
        client.close();
        client = client(URI.create("http://broker.invalid"));

        client.place(Orders.TOKEN, new Egress.ForwardProxy("127.0.0.1", server.uri().getPort(),
                Optional.of(new Egress.ProxyLogin("user", "password"))), null, Orders.any());

        assertThat(server.requests.getFirst().head()).startsWith("POST http://broker.invalid/v3/order/place")
                .containsIgnoringCase("Proxy-Authorization: Basic dXNlcjpwYXNzd29yZA==");
    }

    @Test
    void aForwardProxyThatIsAwayIsNotSent() throws IOException {
        serve(json(200, PLACED));
        placeFails(NotSent.class, new Egress.ForwardProxy("127.0.0.1", freePort(), Optional.empty()));

        assertThat(server.requests).isEmpty();
    }

    @Test
    void theLastLookHoldsACallBackAndTheConnectionServesTheNext() {
        serve(json(200, PLACED), json(200, PLACED));
        client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());

        NotSent failure = catchThrowableOfType(NotSent.class,
                () -> client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any(), () -> false));

        assertThat(failure).hasMessageContaining("last look");
        client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void aLastLookThatThrowsHoldsTheCallBackAndLeaksNoConnection() {
        serve(json(200, PLACED));

        for (int i = 0; i < 300; i++) {
            assertThat(catchThrowableOfType(NotSent.class,
                    () -> client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any(), () -> {
                        throw new IllegalStateException("no clock");
                    }))).isNotNull();
        }

        assertThat(server.requests).isEmpty();
        client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());
    }

    @Test
    void i2_aConnectionResetUnderTheCallIsUnknownAndNotTriedAgain() {
        serve(json(200, PLACED), json(200, PLACED));
        client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());

        OutcomeUnknown failure = catchThrowableOfType(OutcomeUnknown.class,
                () -> client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any(), () -> {
                    server.resetAll();
                    return true;
                }));

        assertThat(failure).isNotNull();
        assertThat(server.requests).hasSize(1);
        assertThat(server.connections).hasSize(1);
    }

    @Test
    void connectionsAreReusedAndRetiredBeforeTheServerMay() {
        serve(json(200, PLACED), json(200, PLACED), json(200, PLACED));
        client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());
        client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());
        assertThat(server.connections).hasSize(1);

        await().atMost(Duration.ofSeconds(10)).until(() -> server.closedByClient.get() == 1);

        client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());
        assertThat(server.connections).hasSize(2);
    }

    @Test
    void aCallThatFindsNoFreeConnectionInTimeIsNotSent() {
        serve();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            client.close();
            client = new UpstoxClient(VERTX, new UpstoxHosts(server.uri(), server.uri()),
                    new UpstoxTimeouts(Duration.ofMillis(400), Duration.ofSeconds(4)));
            Egress own = new Egress.SourceAddress("127.0.1.23");
            IntStream.range(0, 64).forEach(_ -> threads.submit(() -> placeFails(OutcomeUnknown.class, own)));
            await().atMost(Duration.ofSeconds(3)).until(() -> server.requests.size() == 64);

            placeFails(NotSent.class, own);

            assertThat(server.requests).hasSize(64);
        }
    }

    @Test
    void i12_aHangingUserDoesNotHoldUpAnother() {
        serve(nothing(), json(200, PLACED));
        AtomicBoolean hangs = new AtomicBoolean(true);
        CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> {
            placeFails(OutcomeUnknown.class, new Egress.SourceAddress("127.0.1.24"));
            hangs.set(false);
        });
        await().until(() -> server.requests.size() == 1);

        client.place(Orders.TOKEN, new Egress.SourceAddress("127.0.1.25"), null, Orders.any());

        assertThat(hangs).isTrue();
        hanging.join();
    }

    @Test
    void refusesToBlockAnEventLoop() {
        serve(json(200, PLACED));
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();

        VERTX.runOnContext(_ -> {
            try {
                client.place(Orders.TOKEN, Orders.DIRECT, null, Orders.any());
                thrown.complete(null);
            } catch (RuntimeException cause) {
                thrown.complete(cause);
            }
        });

        assertThatIllegalStateException().isThrownBy(() -> {
            throw thrown.join();
        });
    }

    @Test
    void aHeaderThatCannotBeWrittenIsNotSent() {
        serve(json(200, PLACED));

        assertThat(catchThrowableOfType(NotSent.class,
                () -> client.place(Orders.TOKEN, Orders.DIRECT, "evil\r\nX-More: 1", Orders.any()))).isNotNull();
        assertThat(server.requests).isEmpty();
    }

    @Test
    void i10_noFailurePrintsTheToken() {
        serve(json(401,
                "{\"status\":\"error\",\"errors\":[{\"error_code\":\"UDAPI100050\",\"message\":\"" + Orders.TOKEN.value()
                        + "\"}]}"),
                answer(500, "text/html", Orders.TOKEN.value()), thenReset(nothing()),
                json(200, "{\"status\":\"success\",\"data\":[{\"order_id\":{\"x\":\"" + Orders.TOKEN.value() + "\"}}]}"));

        Stream<BrokerFailure> failures = Stream.of(placeFails(Refused.class, Orders.DIRECT),
                placeFails(OutcomeUnknown.class, Orders.DIRECT), placeFails(OutcomeUnknown.class, Orders.DIRECT),
                catchThrowableOfType(OutcomeUnknown.class, () -> client.orderBook(Orders.TOKEN, Orders.DIRECT)));

        assertThat(failures.map(NastyAnswersTest::stack)).noneMatch(text -> text.contains(Orders.TOKEN.value()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void serve(NastyServer.Deed... deeds) {
        server = new NastyServer(deeds);
        client = client(server.uri());
    }

    private static UpstoxClient client(URI uri) {
        return new UpstoxClient(VERTX, new UpstoxHosts(uri, uri), TIMEOUTS);
    }

    private <T extends BrokerFailure> T placeFails(Class<T> kind, Egress egress) {
        T failure = catchThrowableOfType(kind, () -> client.place(Orders.TOKEN, egress, null, Orders.any()));
        assertThat(failure).isNotNull();
        return failure;
    }
}
