package io.anumati.upstox;

import static io.anumati.upstox.NastyServer.answer;
import static io.anumati.upstox.NastyServer.json;
import static io.anumati.upstox.NastyServer.nothing;
import static io.anumati.upstox.NastyServer.raw;
import static io.anumati.upstox.NastyServer.thenClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls leave from where they should, over connections that are reused, or not at all. */
class EgressTest extends AgainstNastyServer {

    private static final String LOGIN_WANTED = "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"egress\"\r\n"
            + "Content-Length: 2\r\n\r\nno";

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
            place(new Egress.SourceAddress(address));
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
        assertThat(failure.isOurs()).isTrue();
        assertThat(server.connections).isEmpty();
    }

    @Test
    void aForwardProxyGetsTheCallAndItsLogin() {
        serve(json(200, PLACED));
        client.close();
        client = client(URI.create("http://broker.invalid"));

        place(new Egress.ForwardProxy("127.0.0.1", server.uri().getPort(),
                Optional.of(new Egress.ProxyLogin("user", "password"))));

        assertThat(server.requests.getFirst().head()).startsWith("POST http://broker.invalid/v3/order/place")
                .containsIgnoringCase("Proxy-Authorization: Basic dXNlcjpwYXNzd29yZA==");
    }

    @Test
    void aForwardProxyThatIsAwayIsNotSent() throws IOException {
        serve(json(200, PLACED));
        NotSent failure = placeFails(NotSent.class, new Egress.ForwardProxy("127.0.0.1", freePort(), Optional.empty()));

        assertThat(server.requests).isEmpty();
        assertThat(failure.isOurs()).isFalse();
    }

    @Test
    void connectionsAreReusedAndRetiredBeforeTheServerMay() {
        serve(json(200, PLACED), json(200, PLACED), json(200, PLACED));
        place(Orders.DIRECT);
        place(Orders.DIRECT);
        assertThat(server.connections).hasSize(1);

        await().atMost(Duration.ofSeconds(10)).until(() -> server.closedByClient.get() == 1);

        place(Orders.DIRECT);
        assertThat(server.connections).hasSize(2);
    }

    @Test
    void aCallThatFindsNoFreeConnectionInTimeIsNotSent() {
        serve();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            client.close();
            client = new UpstoxClient(VERTX, new UpstoxHosts(server.uri(), server.uri()),
                    new UpstoxTimeouts(Duration.ofMillis(400), Duration.ofSeconds(4)),
                    new UpstoxPools(8, 8, Duration.ofMinutes(1)),
                    InstantSource.system());
            Egress own = new Egress.SourceAddress("127.0.1.23");
            IntStream.range(0, 8).forEach(_ -> threads.submit(() -> placeFails(OutcomeUnknown.class, own)));
            await().atMost(Duration.ofSeconds(3)).until(() -> server.requests.size() == 8);

            placeFails(NotSent.class, own);

            assertThat(server.requests).hasSize(8);
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

        place(new Egress.SourceAddress("127.0.1.25"));

        assertThat(hangs).isTrue();
        hanging.join();
    }

    @Test
    void anHttpsCallThroughAProxyIsTunnelledAndTheProxySeesNoToken() {
        serve(thenClose(raw("HTTP/1.1 200 Connection established\r\n\r\n")));
        client.close();
        client = client(URI.create("https://broker.invalid"));

        placeFails(NotSent.class, new Egress.ForwardProxy("127.0.0.1", server.uri().getPort(),
                Optional.of(new Egress.ProxyLogin("user", "password"))));

        assertThat(server.requests).singleElement().extracting(NastyServer.Seen::head).asString()
                .startsWith("CONNECT broker.invalid:443")
                .containsIgnoringCase("Proxy-Authorization: Basic dXNlcjpwYXNzd29yZA==")
                .doesNotContain(Orders.TOKEN.value());
    }

    @ParameterizedTest
    @CsvSource({ "407, true", "403, true", "502, false", "503, false" })
    void aProxyThatOpensNoTunnelIsNotSentAndOursWhenItTurnsUsAway(int status, boolean ours) {
        serve(answer(status, "text/plain", "no"));
        client.close();
        client = client(URI.create("https://broker.invalid"));

        NotSent failure = placeFails(NotSent.class,
                new Egress.ForwardProxy("localhost", server.uri().getPort(), Optional.empty()));

        assertThat(failure.isOurs()).isEqualTo(ours);
    }

    @Test
    void aProxyThatWantsAnotherLoginForAPlainCallIsNotSentAndOurs() {
        serve(raw(LOGIN_WANTED), json(200, PLACED));
        Egress proxy = new Egress.ForwardProxy("localhost", server.uri().getPort(), Optional.empty());

        assertThat(placeFails(NotSent.class, proxy).isOurs()).isTrue();

        place(proxy);
    }

    @Test
    void i7_aBrokerThatSpeaksLikeAProxyIsUnknown() {
        serve(raw(LOGIN_WANTED));

        placeFails(OutcomeUnknown.class, Orders.DIRECT);
    }

    @Test
    void callsThroughOneProxyShareItsConnections() {
        serve(json(200, PLACED), json(200, PLACED));
        Egress proxy = new Egress.ForwardProxy("localhost", server.uri().getPort(), Optional.empty());

        place(proxy);
        place(proxy);

        assertThat(server.connections).hasSize(1);
    }

    @Test
    void aNameIsConnectedByItsIpv4Address() {
        serve(json(200, PLACED));
        client.close();
        client = client(URI.create("http://localhost:" + server.uri().getPort()));

        place(Orders.DIRECT);

        assertThat(server.requests.getFirst().head()).containsIgnoringCase("Host: localhost:" + server.uri().getPort());
        assertThat(server.requests.getFirst().from()).isEqualTo("127.0.0.1");
    }

    @Test
    void warmedConnectionsServeTheCallsThatFollow() {
        serve(json(200, PLACED), json(200, PLACED));
        Egress own = new Egress.SourceAddress("127.0.1.26");

        assertThat(Answers.await(client.warm(own, 3))).isEqualTo(3);
        assertThat(server.requests).isEmpty();
        await().until(() -> server.connections.size() == 3);

        place(own);
        place(own);
        assertThat(server.connections).hasSize(3);
        assertThat(server.requests).extracting(NastyServer.Seen::from).containsOnly("127.0.1.26");
    }

    @Test
    void whatCannotBeWarmedSaysSo() throws IOException {
        client = client(URI.create("http://127.0.0.1:" + freePort()));

        assertThatExceptionOfType(NotSent.class).isThrownBy(() -> Answers.await(client.warm(Orders.DIRECT, 2)));
    }

    @Test
    void routesThatNobodyUsesAreForgotten() {
        serve(IntStream.range(0, 21).mapToObj(_ -> json(200, PLACED)).toArray(NastyServer.Deed[]::new));
        client.close();
        client = new UpstoxClient(VERTX, new UpstoxHosts(server.uri(), server.uri()),
                new UpstoxTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), new UpstoxPools(4, 4, Duration.ofMillis(300)),
                InstantSource.system());
        for (int user = 1; user <= 20; user++) {
            place(new Egress.SourceAddress("127.0.2." + user));
        }

        await().until(() -> client.routes() == 0);
        await().until(() -> server.closedByClient.get() == 20);

        place(new Egress.SourceAddress("127.0.2.1"));
        assertThat(server.requests).hasSize(21);
    }

    @Test
    void aRouteWithACallOnItIsNotForgotten() {
        serve();
        client.close();
        client = new UpstoxClient(VERTX, new UpstoxHosts(server.uri(), server.uri()),
                new UpstoxTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2)), new UpstoxPools(4, 4, Duration.ofMillis(50)),
                InstantSource.system());

        assertThat(placeFails(OutcomeUnknown.class, new Egress.SourceAddress("127.0.2.1"))).hasMessageContaining("PT2S");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
