package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stream of a user's orders from the broker stand-in. */
class SimulatorStreamTest extends AgainstSimulator {

    private static final StreamSettings QUICK = new StreamSettings(Duration.ofMillis(50), Duration.ofMillis(200),
            Duration.ofSeconds(20), new Random(7));

    private final Heard heard = new Heard();
    private PortfolioStream stream;

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void anOrderIsToldUntilItIsFilled() {
        open();

        String orderId = placed("tag-1");

        await().until(() -> heard.updates.stream().anyMatch(update -> update.order().orderId().equals(orderId)
                && update.order().orderStatus() == OrderStatus.COMPLETE));
        assertThat(heard.updates).allMatch(update -> USER.equals(update.userId()) && "tag-1".equals(update.order().tag()));
    }

    @Test
    void whatHappensWhileTheStreamIsDownIsInTheNextBook() {
        open();
        control.cutStreams(USER);
        String orderId = placed("tag-1");

        await().until(() -> heard.books.size() >= 2 && heard.downs.size() >= 1);

        await().until(() -> heard.books.getLast().stream().anyMatch(order -> order.orderId().equals(orderId))
                || heard.updates.stream().anyMatch(update -> update.order().orderId().equals(orderId)));
        assertThat(heard.downs.getFirst().nextTry()).isPresent();
    }

    @Test
    void aLogoutEndsTheStreamForGood() {
        open();
        Answers.await(client.signIn().logout(token, Orders.DIRECT));
        control.cutStreams(USER);

        await().until(() -> heard.downs.stream().anyMatch(down -> down.nextTry().isEmpty()));

        assertThat(heard.downs.getLast().failure().orElseThrow()).isInstanceOf(Unauthorised.class);
    }

    private void open() {
        stream = client.portfolioStream(token, OWN, QUICK, heard);
        stream.start();
        await().until(() -> heard.books.size() == 1);
    }
}
