package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.Topic;
import io.restassured.response.Response;

@OnRealParts
class MainJobTest {

    @Test
    void aSubscriberConnectsByRedirectAuthorisesAndActivates() {
        // Given
        Person.publishStrategy("main-1");
        Person person = Person.connected("main1");
        String authorisationId = person.authorise("main-1");
        // When
        Response activated = person.activate(authorisationId);
        // Then
        assertThat(activated.statusCode()).isEqualTo(201);
        assertThat(Instant.parse(activated.path("endsAt"))).isAfter(Instant.now());
        AuthorityChanged newest = Kafka.events(Topic.AUTHORIZATIONS, AuthorityChanged.class, person.userId()).getLast();
        assertThat(newest.connection().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(newest.connection().brokerUserId()).isEqualTo(person.brokerUserId());
        assertThat(newest.authorisations()).singleElement()
                .satisfies(one -> assertThat(one.activation().activationId()).isEqualTo(activated.path("activationId")));
        assertThat(Web.vaultTokens()).containsKey(person.userId());
        assertThat(person.state()).isEqualTo("CONNECTED");
    }

    @Test
    void aSubscriberConnectsByARequestApprovedOnThePhone() {
        // Given
        Person person = Person.registered("main2");
        Response asked = Web.as(person.userId()).post("/api/v1/me/connections/token-requests");
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        // When
        Broker.approveTokenRequest(person.clientId());
        // Then
        await().atMost(10, TimeUnit.SECONDS).until(() -> person.state().equals("CONNECTED"));
        assertThat(Web.vaultTokens()).containsKey(person.userId());
    }

    @Test
    void activatingTwiceGivesTheSameActivation() {
        // Given
        Person.publishStrategy("main-3");
        Person person = Person.connected("main3");
        String authorisationId = person.authorise("main-3");
        String first = person.activate(authorisationId).path("activationId");
        // When
        String second = person.activate(authorisationId).path("activationId");
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void versionsRiseByOneAndArriveInOrderWhenChangesComeAtTheSameTime() {
        // Given
        Person.publishStrategy("main-4");
        Person person = Person.connected("main4");
        // When
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(each -> Thread.ofVirtual().start(() -> person.authorise("main-4"))).toList();
        threads.forEach(MainJobTest::join);
        // Then
        assertThat(Kafka.events(Topic.AUTHORIZATIONS, AuthorityChanged.class, person.userId())).extracting("version")
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void theOperatorSetsARouteAndOneAddressBelongsToOneUser() {
        // Given
        Person first = Person.registered("main5");
        Person second = Person.registered("main6");
        Map<String, String> route = Map.of("mode", "LOCAL_ADDRESS", "primary", "127.0.5.5");
        // When
        Response taken = Web.operator().body(route).put("/api/v1/operator/users/" + first.userId() + "/route");
        // Then
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        Response again = Web.operator().body(route).put("/api/v1/operator/users/" + second.userId() + "/route");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String> path("code")).isEqualTo("ADDRESS_TAKEN");
        Response unknown = Web.operator().body(route).put("/api/v1/operator/users/u-nobody/route");
        assertThat(unknown.<String> path("code")).isEqualTo("USER_UNKNOWN");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
