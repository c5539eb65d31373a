package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.simulator.egress.ForwardProxy;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;

/** Through a forward proxy that wants a login: to the broker stand-in in clear, and by tunnel to a server with TLS. */
class ProxyLoginTest extends AgainstSimulator {

    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static final List<String> reached = new CopyOnWriteArrayList<>();
    private static HttpServer tls;
    private static UpstoxClient byTls;
    private ForwardProxy proxy;

    @BeforeAll
    static void startTls() throws Exception {
        Path keys = folder.resolve("keys.p12");
        assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=dns:localhost", "-keystore",
                keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD).inheritIO().start().waitFor()).isZero();
        System.setProperty(TRUST, keys.toString());
        System.setProperty(TRUST_PASSWORD, PASSWORD);
        tls = vertx.createHttpServer(new HttpServerOptions().setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD))).requestHandler(call -> {
                    reached.add(call.path());
                    call.response().putHeader("Content-Type", "application/json").end(AgainstNastyServer.PLACED);
                }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        URI broker = URI.create("https://localhost:" + tls.actualPort());
        byTls = new UpstoxClient(vertx, new UpstoxHosts(broker, broker),
                new UpstoxTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30)));
    }

    @AfterAll
    static void stopTls() {
        byTls.close();
        System.clearProperty(TRUST);
        System.clearProperty(TRUST_PASSWORD);
    }

    @BeforeEach
    void open() {
        reached.clear();
        proxy = new ForwardProxy(ADDRESS).requireLogin("executor", "right");
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void i4_anOrderLeavesFromTheProxysAddressWithOurLogin() {
        Answers.await(client.orders().place(token, through("right"), null, Orders.limit(instrument, "tag-1")));

        assertThat(control.calls(USER)).singleElement().satisfies(call -> assertThat(call.sourceAddress()).isEqualTo(ADDRESS));
        assertThat(proxy.passed()).containsExactly("POST " + simulator.apiUri() + "/v3/order/place");
    }

    @Test
    void aWrongLoginIsNotSentAndTheBrokerHearsNothing() {
        NotSent failure = catchThrowableOfType(NotSent.class, () -> Answers
                .await(client.orders().place(token, through("wrong"), null, Orders.limit(instrument, "tag-1"))));

        assertThat(failure.isOurs()).isTrue();
        assertThat(failure.toString()).doesNotContain("wrong");
        assertThat(control.calls(USER)).isEmpty();
    }

    @Test
    void callsByTlsShareOneTunnelOpenedWithOurLogin() {
        Egress way = through("right");
        Answers.await(byTls.orders().place(token, way, null, Orders.any()));
        Answers.await(byTls.orders().place(token, way, null, Orders.any()));

        assertThat(proxy.passed()).containsExactly("CONNECT localhost:" + tls.actualPort());
        assertThat(reached).hasSize(2);
    }

    @Test
    void noTunnelIsOpenedForAWrongLogin() {
        NotSent failure = catchThrowableOfType(NotSent.class,
                () -> Answers.await(byTls.orders().place(token, through("wrong"), null, Orders.any())));

        assertThat(failure.isOurs()).isTrue();
        assertThat(failure.toString()).contains("407").doesNotContain("wrong");
        assertThat(reached).isEmpty();
    }

    @Test
    void theStreamGoesTheSameWay() {
        Heard heard = new Heard();
        PortfolioStream stream = client.portfolioStream(token, through("right"), new StreamSettings(Duration.ofMillis(50),
                Duration.ofMillis(200), Duration.ofSeconds(20), new Random(7)), heard);
        stream.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> heard.books.size() == 1);
        stream.close();

        assertThat(proxy.passed()).anyMatch(each -> each.startsWith("CONNECT "));
        assertThat(proxy.turnedAway()).isZero();
    }

    private Egress through(String password) {
        String[] address = proxy.address().split(":");
        return new Egress.ForwardProxy(address[0], Integer.parseInt(address[1]),
                Optional.of(new Egress.ProxyLogin("executor", password)));
    }
}
