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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Calls against a broker that breaks the connection in every way: is a byte said to have left when it may have, and only then?
 */
class NastyAnswersTest extends AgainstNastyServer {

    @Test
    void sendsWhatIsDocumentedOnce() {
        serve(json(200, PLACED));

        PlaceAnswer placed = Answers
                .await(client.orders().place(Orders.TOKEN, Orders.DIRECT, "TREND-A1", Orders.any()));

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
    void theLastLookHoldsACallBackAndTheConnectionServesTheNext() {
        serve(json(200, PLACED), json(200, PLACED));
        place(Orders.DIRECT);

        NotSent failure = catchThrowableOfType(NotSent.class,
                () -> place(Orders.DIRECT, () -> false));

        assertThat(failure).hasMessageContaining("last look");
        place(Orders.DIRECT);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void aLastLookThatThrowsHoldsTheCallBackAndLeaksNoConnection() {
        serve(json(200, PLACED));

        for (int i = 0; i < 300; i++) {
            assertThat(catchThrowableOfType(NotSent.class,
                    () -> place(Orders.DIRECT, () -> {
                        throw new IllegalStateException("no clock");
                    }))).isNotNull();
        }

        assertThat(server.requests).isEmpty();
        place(Orders.DIRECT);
    }

    @Test
    void i2_aConnectionResetUnderTheCallIsUnknownAndNotTriedAgain() {
        serve(json(200, PLACED), json(200, PLACED));
        place(Orders.DIRECT);

        OutcomeUnknown failure = catchThrowableOfType(OutcomeUnknown.class,
                () -> place(Orders.DIRECT, () -> {
                    server.resetAll();
                    return true;
                }));

        assertThat(failure).isNotNull();
        assertThat(server.requests).hasSize(1);
        assertThat(server.connections).hasSize(1);
    }

    @Test
    void refusesToWaitOnAnEventLoop() {
        serve(json(200, PLACED));
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();

        VERTX.runOnContext(_ -> {
            try {
                place(Orders.DIRECT);
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
                () -> Answers.await(client.orders().place(Orders.TOKEN, Orders.DIRECT, "evil\r\nX-More: 1", Orders.any()))))
                .isNotNull();
        assertThat(server.requests).isEmpty();
    }

    @Test
    void i10_noFailurePrintsTheToken() {
        serve(json(401,
                "{\"status\":\"error\",\"errors\":[{\"error_code\":\"UDAPI100050\",\"message\":\"" + Orders.TOKEN.value()
                        + "\"}]}"),
                answer(500, "text/html", Orders.TOKEN.value()), thenReset(nothing()),
                json(200, "{\"status\":\"success\",\"data\":[{\"order_id\":{\"x\":\"" + Orders.TOKEN.value() + "\"}}]}"));

        Stream<BrokerFailure> failures = Stream.of(placeFails(Unauthorised.class, Orders.DIRECT),
                placeFails(OutcomeUnknown.class, Orders.DIRECT), placeFails(OutcomeUnknown.class, Orders.DIRECT),
                catchThrowableOfType(OutcomeUnknown.class,
                        () -> Answers.await(client.orders().book(Orders.TOKEN, Orders.DIRECT))));

        assertThat(failures.map(NastyAnswersTest::stack)).noneMatch(text -> text.contains(Orders.TOKEN.value()));
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
