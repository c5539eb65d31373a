package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream of a user's orders connects, tells and comes back. */
class PortfolioStreamTest {

    private static final StreamSettings QUICK = new StreamSettings(Duration.ofMillis(20), Duration.ofMillis(80),
            Duration.ofSeconds(20), new Random(7));

    private static final StreamSettings IMPATIENT = new StreamSettings(Duration.ofMillis(20), Duration.ofMillis(80),
            Duration.ofMillis(1500), new Random(7));

    private final Heard heard = new Heard();
    private StreamBroker broker;
    private UpstoxClient client;
    private PortfolioStream stream;

    @BeforeEach
    void open() {
        broker = new StreamBroker(AgainstNastyServer.VERTX);
        client = new UpstoxClient(AgainstNastyServer.VERTX, new UpstoxHosts(broker.uri(), broker.uri()),
                new UpstoxTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        stream.close();
        client.close();
        broker.close();
    }

    @Test
    void theBookComesFirstAndThenUpdatesInOrder() {
        broker.holdsBooks = true;
        start(Orders.DIRECT, QUICK, heard);
        await().until(() -> broker.held.size() == 1);
        broker.say(order("1", "open"));
        broker.say("{\"update_type\":\"position\",\"quantity\":75}");

        broker.giveBooks();
        await().until(() -> heard.all.size() == 2);
        broker.say(order("2", "complete"));

        await().until(() -> heard.all.size() == 3);
        assertThat(heard.all).containsExactly("book", "1", "2");
        assertThat(heard.updates.getLast().order().orderStatus()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(heard.updates.getLast().receivedAt()).isNotNull();
    }

    @Test
    void eachConnectHasAFreshAddressAndReadsTheWholeBook() {
        start(Orders.DIRECT, QUICK, heard);
        for (int connect = 1; connect <= 4; connect++) {
            int times = connect;
            await().until(() -> heard.books.size() == times);
            broker.sockets.getLast().close();
        }

        await().until(() -> heard.books.size() == 5);

        assertThat(broker.authorized).hasSize(5).doesNotHaveDuplicates();
        assertThat(broker.reused).hasValue(0);
        assertThat(broker.bookReads).hasValue(5);
        assertThat(heard.all).startsWith("book", "down", "book", "down", "book");
    }

    @Test
    void aFailureIsToldWithTheWaitAndTriedAgain() {
        broker.refusals.addAll(List.of(500, 500));
        broker.bookRefusals.add(502);
        start(Orders.DIRECT, QUICK, heard);

        await().until(() -> heard.books.size() == 1);

        assertThat(heard.all).containsExactly("down", "down", "down", "book");
        assertThat(heard.downs).allMatch(down -> down.failure().orElseThrow() instanceof OutcomeUnknown)
                .allMatch(down -> down.nextTry().isPresent());
        assertThat(heard.downs.getLast().why()).contains("order book");
    }

    @Test
    void aTokenThatDoesNotCountEndsTheStream() {
        broker.refusals.add(401);
        start(Orders.DIRECT, QUICK, heard);

        await().until(() -> heard.downs.size() == 1);

        assertThat(heard.downs.getFirst().failure().orElseThrow()).isInstanceOf(Unauthorised.class);
        assertThat(heard.downs.getFirst().nextTry()).isEmpty();
        await().during(Duration.ofMillis(300)).until(() -> broker.authorized.isEmpty());
        stream.start();
        await().until(() -> heard.books.size() == 1);
    }

    @Test
    void aMessageNobodyCanReadHasTheBookReadAgain() {
        start(Orders.DIRECT, QUICK, heard);
        await().until(() -> heard.books.size() == 1);

        broker.say("<html>");

        await().until(() -> heard.books.size() == 2);
        assertThat(heard.downs).isEmpty();
    }

    @Test
    void aListenerThatThrowsHearsAllFromTheStart() {
        start(Orders.DIRECT, QUICK, new Heard() {

            @Override
            public void onBook(List<BookOrder> orders) {
                heard.onBook(orders);
                if (heard.books.size() == 1) {
                    throw new IllegalStateException("once");
                }
            }
        });

        await().until(() -> heard.books.size() == 2);
        assertThat(broker.authorized).hasSize(2);
    }

    @Test
    void aQuietStreamIsKeptByPongs() {
        start(Orders.DIRECT, IMPATIENT, heard);
        await().until(() -> heard.books.size() == 1);

        await().during(Duration.ofSeconds(4)).until(() -> heard.downs.isEmpty());
    }

    @Test
    void aFrozenStreamIsCutAndOpenedAnew() {
        AtomicReference<NastyServer> itself = new AtomicReference<>();
        try (NastyServer frozen = new NastyServer(client -> freeze(itself.get().requests.getLast(), client))) {
            itself.set(frozen);
            broker.elsewhere = frozen.uri().toString().replace("http", "ws");
            start(Orders.DIRECT, IMPATIENT, heard);

            await().until(() -> heard.books.size() == 2);

            assertThat(heard.downs).singleElement().matches(down -> down.why().contains("nothing was heard"));
            assertThat(frozen.requests).hasSize(1);
        }
    }

    @Test
    void i4_theStreamLeavesFromItsOwnAddress() {
        start(new Egress.SourceAddress("127.0.1.31"), QUICK, heard);

        await().until(() -> heard.books.size() == 1);

        assertThat(broker.from).containsExactly("127.0.1.31");
    }

    @Test
    void aClosedStreamIsSilentAndLeavesNoConnection() {
        start(Orders.DIRECT, QUICK, heard);
        await().until(() -> heard.books.size() == 1);

        stream.close();

        await().until(() -> broker.sockets.getLast().isClosed());
        await().during(Duration.ofMillis(300)).until(() -> broker.authorized.size() == 1);
        assertThat(heard.all).containsExactly("book");
    }

    @Test
    void i10_nothingToldPrintsTheTokenOrTheAddress() {
        broker.refusals.add(401);
        start(Orders.DIRECT, QUICK, heard);
        await().until(() -> heard.downs.size() == 1);
        stream.start();
        await().until(() -> heard.books.size() == 1);
        broker.say(order("1", "open"));
        broker.sockets.getLast().close();
        await().until(() -> heard.downs.size() == 2);

        assertThat(heard.downs.toString() + heard.updates + stream).doesNotContain(Orders.TOKEN.value())
                .doesNotContain("secret-code");
    }

    private void start(Egress egress, StreamSettings settings, PortfolioListener listener) {
        stream = client.portfolioStream(Orders.TOKEN, egress, settings, listener);
        stream.start();
    }

    /** Takes the upgrade and does nothing more, not even answer a ping. */
    private static boolean freeze(NastyServer.Seen seen, Socket client) throws IOException {
        String key = seen.head().lines().filter(line -> line.toLowerCase().startsWith("sec-websocket-key:")).findFirst()
                .orElseThrow().substring(18).strip();
        String accept = Base64.getEncoder().encodeToString(
                sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1)));
        client.getOutputStream().write(("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n").getBytes(ISO_8859_1));
        return false;
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String order(String id, String status) {
        return "{\"update_type\":\"order\",\"order_id\":\"%s\",\"status\":\"%s\",\"quantity\":5,\"filled_quantity\":0}"
                .formatted(id, status);
    }
}
