package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.ControlEvent.KillScope;
import io.anumati.contracts.ControlEvent.KillState;
import io.anumati.contracts.ControlEvent.KillSwitchChanged;
import io.anumati.contracts.EventCodec;
import io.anumati.contracts.OrderEvent;
import io.anumati.contracts.OrderEvent.AuthorityApplied;
import io.anumati.contracts.OrderEvent.KillApplied;
import io.anumati.contracts.OrderEvent.SessionDoubted;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.contracts.Partitions;
import io.anumati.contracts.TokenEvent.Caller;
import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenRevoked;
import io.anumati.contracts.Topic;
import io.restassured.response.Response;

/** A stop is done when the owner of the user's orders has said so, and only then. */
@OnRealParts
class StoppingTest {

    private static final Software SOFTWARE = new Software("host", "process", "build", 0);

    @Test
    void i6_aKillIsDoneOnlyWhenTheUsersPartitionHasAppliedIt() {
        // Given
        String userId = "u-stop1";
        Response pending = kill(userId, "ON");
        assertThat(pending.statusCode()).as(pending.asString()).isEqualTo(202);
        assertThat(pending.<String> path("effect")).isEqualTo("PENDING");
        KillSwitchChanged published = Kafka
                .events(Topic.CONTROLS, KillSwitchChanged.class, KillScope.user(userId).key()).getLast();
        assertThat(published.state()).isEqualTo(KillState.ON);
        assertThat(published.version()).isEqualTo(1);
        // When
        say(killApplied((partition(userId) + 1) % 12, userId, 1));
        say(killApplied(partition(userId), userId, 1));
        // Then
        await().atMost(10, TimeUnit.SECONDS).until(() -> Web.as(userId).get("/api/v1/me/kill-switch").path("effect")
                .equals("DONE"));
        assertThat(kill(userId, "ON").statusCode()).isEqualTo(200);
    }

    @Test
    void i6_anotherPartitionsWordIsNotTaken() {
        // Given
        String userId = "u-stop2";
        kill(userId, "ON");
        // When
        say(killApplied((partition(userId) + 1) % 12, userId, 1));
        // Then
        assertThat(kill(userId, "ON").statusCode()).isEqualTo(202);
    }

    @Test
    void i5_aWithdrawalIsDoneWhenItsVersionIsApplied() {
        // Given
        Person.publishStrategy("stop-3");
        Person person = Person.connected("stop3");
        String authorisationId = person.authorise("stop-3");
        assertThat(person.activate(authorisationId).statusCode()).isEqualTo(201);
        Response pending = Web.as(person.userId()).delete("/api/v1/me/authorisations/" + authorisationId);
        assertThat(pending.statusCode()).isEqualTo(202);
        AuthorityChanged newest = Kafka.events(Topic.AUTHORIZATIONS, AuthorityChanged.class, person.userId()).getLast();
        assertThat(newest.authorisations().getFirst().withdrawnAt()).isNotNull();
        assertThat(newest.authorisations().getFirst().activation().stoppedAt()).isNotNull();
        // When
        say(new AuthorityApplied(partition(person.userId()), 1, person.userId(), newest.version(), Instant.now(), SOFTWARE));
        // Then
        await().atMost(10, TimeUnit.SECONDS).until(() -> Web.as(person.userId()).get("/api/v1/me/authorisations")
                .path("[0].effect").equals("DONE"));
        assertThat(Web.as(person.userId()).delete("/api/v1/me/authorisations/" + authorisationId).statusCode())
                .isEqualTo(200);
        assertThat(person.activate(authorisationId).<String> path("code")).isEqualTo("CONSENT_WITHDRAWN");
    }

    @Test
    void aWaitingAnswerComesAsSoonAsTheWordIsThere() {
        // Given
        String userId = "u-stop4";
        CompletableFuture<Response> asked = CompletableFuture.supplyAsync(() -> kill(userId, "ON"));
        await().atMost(10, TimeUnit.SECONDS).until(
                () -> !Kafka.events(Topic.CONTROLS, KillSwitchChanged.class, KillScope.user(userId).key()).isEmpty());
        // When
        say(killApplied(partition(userId), userId, 1));
        // Then
        assertThat(asked.join().statusCode()).isIn(200, 202);
        await().atMost(10, TimeUnit.SECONDS).until(() -> kill(userId, "ON").statusCode() == 200);
    }

    @Test
    void aDoubtedSessionThatHasEndedIsDisconnectedAndOneThatStandsIsSaidAgain() {
        // Given
        Person ended = Person.connected("stop5");
        Person standing = Person.connected("stop6");
        Broker.logout(ended.brokerUserId());
        AuthorityChanged before = newest(standing);
        // When
        say(doubt(ended));
        say(doubt(standing));
        // Then
        await().atMost(15, TimeUnit.SECONDS).until(() -> ended.state().equals("DISCONNECTED"));
        await().atMost(15, TimeUnit.SECONDS).until(() -> newest(standing).version() > before.version());
        assertThat(newest(standing).connection()).isEqualTo(before.connection());
        assertThat(newest(ended).connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void i12_aProfileThatIsNotAnsweredHoldsUpNoOtherUsersDoubt() {
        // Given
        Person hanging = Person.connected("stop9");
        Person standing = Person.connected("stop10");
        Broker.lateProfile(hanging.brokerUserId(), Duration.ofSeconds(9));
        AuthorityChanged before = newest(standing);
        // When
        say(doubt(hanging));
        say(doubt(standing));
        // Then
        await().atMost(6, TimeUnit.SECONDS).until(() -> newest(standing).version() > before.version());
    }

    @Test
    void aRevokedTokenEndsItsSession() {
        // Given
        Person person = Person.connected("stop8");
        Fingerprint fingerprint = new Fingerprint(newest(person).connection().tokenFingerprint(), "token-fingerprint:1");
        Fingerprint older = new Fingerprint("vault:v1:older", "token-fingerprint:1");
        // When
        Kafka.publish(Topic.TOKEN_EVENTS, person.userId(), revoked(person, older));
        Kafka.publish(Topic.TOKEN_EVENTS, person.userId(), revoked(person, fingerprint));
        // Then
        await().atMost(15, TimeUnit.SECONDS).until(() -> person.state().equals("DISCONNECTED"));
        assertThat(Kafka.events(Topic.AUTHORIZATIONS, AuthorityChanged.class, person.userId())).hasSize(2);
    }

    private static TokenRevoked revoked(Person person, Fingerprint fingerprint) {
        return new TokenRevoked("evt-" + fingerprint.hash(), person.userId(), fingerprint, "LOGOUT",
                new Caller("auth-service", "host"), Instant.now());
    }

    @Test
    void stoppingEndsTheActivationAndANewOneMayFollow() {
        // Given
        Person.publishStrategy("stop-7");
        Person person = Person.connected("stop7");
        String authorisationId = person.authorise("stop-7");
        String first = person.activate(authorisationId).path("activationId");
        // When
        Response stopped = Web.as(person.userId()).delete("/api/v1/me/authorisations/" + authorisationId + "/activation");
        // Then
        assertThat(stopped.<String> path("state")).isEqualTo("STOPPED");
        assertThat(person.activate(authorisationId).<String> path("activationId")).isNotEqualTo(first);
    }

    private static Response kill(String userId, String state) {
        return Web.as(userId).body(Map.of("state", state)).put("/api/v1/me/kill-switch");
    }

    private static AuthorityChanged newest(Person person) {
        return Kafka.events(Topic.AUTHORIZATIONS, AuthorityChanged.class, person.userId()).getLast();
    }

    private static int partition(String userId) {
        return Partitions.of(userId, 12);
    }

    private static KillApplied killApplied(int partition, String userId, long version) {
        return new KillApplied(partition, 1, KillScope.user(userId), version, KillState.ON, 0, Instant.now(), SOFTWARE);
    }

    private static SessionDoubted doubt(Person person) {
        return new SessionDoubted(partition(person.userId()), 1, person.userId(),
                newest(person).connection().connectionId(), "UDAPI100050", Instant.now(), SOFTWARE);
    }

    private static void say(OrderEvent event) {
        Kafka.publish(EventCodec.record(Topic.ORDER_EVENTS, event.partition(), OrderEvent.PARTITION_KEY, event,
                Kafka.envelope(event)));
    }
}
