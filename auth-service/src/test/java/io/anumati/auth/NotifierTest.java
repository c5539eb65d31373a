package io.anumati.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.TradingDay;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** A delivered token counts only when everything fits, and the answer never tells what did not (compliance rule B7). */
@OnRealParts
class NotifierTest {

    /** Default of {@code anumati.connection.notifier-workers}. */
    private static final int PLACES = 8;

    private final DataSource database;

    NotifierTest(DataSource database) {
        this.database = database;
    }

    @Test
    void i4_theTokenOfAnotherUserIsDropped() throws SQLException {
        // Given
        Person victim = Person.registered("notify1");
        Person other = Person.registered("notify2");
        String othersToken = Broker.token(other.brokerUserId(), other.clientId());
        ask(victim);
        // When
        Response answer = deliver(victim, notice(victim, othersToken));
        // Then
        requireDropped(victim, answer, "USER_MISMATCH");
        Broker.approveTokenRequest(victim.clientId());
        await().atMost(10, TimeUnit.SECONDS).until(() -> victim.state().equals("CONNECTED"));
    }

    @Test
    void aTokenWithoutPendingRequestIsDropped() throws SQLException {
        // Given
        Person person = Person.registered("notify3");
        String token = Broker.token(person.brokerUserId(), person.clientId());
        // When
        Response answer = deliver(person, notice(person, token));
        // Then
        requireDropped(person, answer, "NO_PENDING_REQUEST");
    }

    @Test
    void anotherClientIdIsDropped() throws SQLException {
        // Given
        Person person = Person.registered("notify4");
        ask(person);
        Map<String, Object> notice = notice(person, Broker.token(person.brokerUserId(), person.clientId()));
        notice.put("client_id", "app-of-somebody");
        // When
        Response answer = deliver(person, notice);
        // Then
        requireDropped(person, answer, "CLIENT_MISMATCH");
    }

    @Test
    void aDeliveryCountsOnce() throws SQLException {
        // Given
        Person person = Person.registered("notify5");
        ask(person);
        Map<String, Object> notice = notice(person, Broker.token(person.brokerUserId(), person.clientId()));
        deliver(person, notice);
        await().atMost(10, TimeUnit.SECONDS).until(() -> person.state().equals("CONNECTED"));
        // When
        Response replayed = deliver(person, notice);
        // Then
        requireReason(person.userId(), "NO_PENDING_REQUEST");
        assertThat(replayed.statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatOutlivesTheDayIsDropped() throws SQLException {
        // Given
        Person person = Person.registered("notify6");
        ask(person);
        Map<String, Object> notice = notice(person, Broker.token(person.brokerUserId(), person.clientId()));
        notice.put("expires_at", millis(TradingDay.nextTokenEnd(Instant.now()).plusSeconds(60)));
        // When
        Response answer = deliver(person, notice);
        // Then
        requireDropped(person, answer, "IMPLAUSIBLE_TIMES");
    }

    @Test
    void everyAnswerIsTheSame() {
        // Given
        Person person = Person.registered("notify7");
        ask(person);
        Response good = deliver(person, notice(person, Broker.token(person.brokerUserId(), person.clientId())));
        // When
        Response unknownPath = given().contentType(ContentType.JSON).body("{}").post("/hooks/upstox/notifier/unknown");
        Response garbage = deliver(person, Map.of("x", "y"));
        Response bare = given().post(URI.create(person.notifierUrl()).getPath());
        // Then
        for (Response answer : new Response[] { unknownPath, garbage, bare }) {
            assertThat(answer.statusCode()).isEqualTo(good.statusCode()).isEqualTo(200);
            assertThat(answer.asString()).isEqualTo(good.asString());
        }
    }

    @Test
    void aTokenThatTheVaultDoesNotTakeMayBeDeliveredAgain() throws SQLException {
        // Given
        Person person = Person.registered("notify8");
        ask(person);
        Map<String, Object> notice = notice(person, Broker.token(person.brokerUserId(), person.clientId()));
        Web.vaultDown(true);
        deliver(person, notice);
        requireReason(person.userId(), "VAULT_UNREACHABLE");
        Web.vaultDown(false);
        // When
        deliver(person, notice);
        // Then
        await().atMost(10, TimeUnit.SECONDS).until(() -> person.state().equals("CONNECTED"));
    }

    @Test
    void i12_moreCallsOfOneAppThanArePlacesAreDroppedAndOnRecord() throws SQLException {
        // Given: each call is worked on for as long as the broker does not say whose token it is
        Person person = Person.registered("notify10");
        ask(person);
        Map<String, Object> notice = notice(person, Broker.token(person.brokerUserId(), person.clientId()));
        for (int place = 0; place < PLACES; place++) {
            Broker.lateProfile(person.brokerUserId(), Duration.ofSeconds(3));
            deliver(person, notice);
        }
        // When
        Response answer = deliver(person, notice);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        requireReason(person.userId(), "TOO_MANY_CALLS");
        await().atMost(20, TimeUnit.SECONDS).until(() -> person.state().equals("CONNECTED"));
    }

    @Test
    void i12_junkAtTheSameTimeLosesNoRealToken() {
        // Given
        Person person = Person.registered("notify9");
        ask(person);
        Map<String, Object> notice = notice(person, Broker.token(person.brokerUserId(), person.clientId()));
        try (ExecutorService callers = Executors.newFixedThreadPool(100)) {
            CountDownLatch together = new CountDownLatch(200);
            for (int junk = 0; junk < 400; junk++) {
                String path = "/hooks/upstox/notifier/junk-" + junk;
                callers.execute(() -> {
                    together.countDown();
                    given().contentType(ContentType.JSON).body("{}").post(path);
                });
            }
            await().until(() -> together.getCount() == 0);
            // When
            deliver(person, notice);
            // Then
            await().atMost(10, TimeUnit.SECONDS).until(() -> person.state().equals("CONNECTED"));
        }
    }

    private static void ask(Person person) {
        assertThat(Web.as(person.userId()).post("/api/v1/me/connections/token-requests").statusCode()).isEqualTo(202);
    }

    private static Map<String, Object> notice(Person person, String token) {
        return new HashMap<>(Map.of("client_id", person.clientId(), "user_id", person.brokerUserId(), "access_token", token,
                "token_type", "Bearer", "expires_at", millis(TradingDay.nextTokenEnd(Instant.now())), "issued_at",
                millis(Instant.now().minusSeconds(1)), "message_type", "access_token"));
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private static Response deliver(Person person, Map<String, Object> notice) {
        return given().contentType(ContentType.JSON).body(notice).post(URI.create(person.notifierUrl()).getPath());
    }

    private void requireDropped(Person person, Response answer, String reason) throws SQLException {
        assertThat(answer.statusCode()).isEqualTo(200);
        requireReason(person.userId(), reason);
        assertThat(Web.vaultTokens()).doesNotContainKey(person.userId());
    }

    private void requireReason(String userId, String reason) throws SQLException {
        await().atMost(10, TimeUnit.SECONDS).until(() -> refused(userId, reason));
    }

    private boolean refused(String userId, String reason) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select 1 from connection_refusal where user_id = ? and reason = ?")) {
            select.setString(1, userId);
            select.setString(2, reason);
            try (ResultSet result = select.executeQuery()) {
                return result.next();
            }
        }
    }
}
