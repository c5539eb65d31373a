package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.restassured.response.Response;

/** State, user and browser are bound together, and a state works once (compliance rules B3, B4). */
@OnRealParts
class SignInBoundTest {

    @Test
    void aStateWorksOnce() {
        // Given
        Person person = Person.registered("bound1");
        Response started = person.startOauth();
        String location = Broker.signIn(started.path("authorizeUrl"), person.brokerUserId());
        assertThat(Person.callback(location, started.cookie("anumati-oauth")).statusCode()).isEqualTo(200);
        // When
        Response replayed = Person.callback(location, started.cookie("anumati-oauth"));
        // Then
        requireInvalid(replayed);
    }

    @Test
    void i4_theStateOfAnotherUserConnectsNobody() {
        // Given
        Person victim = Person.registered("bound2");
        Person attacker = Person.registered("bound3");
        Response victims = victim.startOauth();
        Response attackers = attacker.startOauth();
        String location = Broker.signIn(attackers.path("authorizeUrl"), attacker.brokerUserId());
        // When
        Response swapped = Person.callback(location, victims.cookie("anumati-oauth"));
        // Then
        requireInvalid(swapped);
        assertThat(victim.state()).isEqualTo("NOT_CONNECTED");
        assertThat(attacker.state()).isEqualTo("NOT_CONNECTED");
        assertThat(Web.vaultTokens()).doesNotContainKeys(victim.userId(), attacker.userId());
    }

    @Test
    void anotherBrowserCannotFinishASignIn() {
        // Given
        Person person = Person.registered("bound4");
        String location = Broker.signIn(person.startOauth().path("authorizeUrl"), person.brokerUserId());
        // When
        Response withoutCookie = Person.callback(location, null);
        // Then
        requireInvalid(withoutCookie);
        requireInvalid(Person.callback(location, "guessed"));
        assertThat(person.state()).isEqualTo("NOT_CONNECTED");
    }

    @Test
    void i4_theTokenOfAnotherBrokerUserIsDropped() {
        // Given: an app of nobody in particular signs in whoever comes
        Person person = Person.registered("bound5");
        Broker.user("UCCstranger");
        Broker.appOfNobody(person.clientId(), person.redirectUrl());
        Response started = person.startOauth();
        String location = Broker.signIn(started.path("authorizeUrl"), "UCCstranger");
        // When
        Response finished = Person.callback(location, started.cookie("anumati-oauth"));
        // Then
        assertThat(finished.statusCode()).isEqualTo(409);
        assertThat(finished.<String> path("code")).isEqualTo("BROKER_USER_MISMATCH");
        assertThat(Web.vaultTokens()).doesNotContainKey(person.userId());
    }

    @Test
    void aDenialAtTheBrokerUsesTheStateUp() {
        // Given
        Person person = Person.registered("bound6");
        Response started = person.startOauth();
        String state = Web.query(started.path("authorizeUrl")).get("state");
        String denied = "http://x/?error=access_denied&state=" + state;
        // When
        Response answer = Person.callback(denied, started.cookie("anumati-oauth"));
        // Then
        assertThat(answer.<String> path("code")).isEqualTo("OAUTH_DENIED");
        requireInvalid(Person.callback(denied, started.cookie("anumati-oauth")));
    }

    private static void requireInvalid(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String> path("code")).isEqualTo("OAUTH_STATE_INVALID");
    }
}
