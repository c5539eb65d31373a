package io.anumati.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** A started sign-in is good for ten minutes (compliance rule B3). */
@OnRealParts
@TestProfile(SignInExpiryTest.WithMovedClock.class)
class SignInExpiryTest {

    public static class WithMovedClock implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(MovedClock.class);
        }
    }

    private final MovedClock clock;

    SignInExpiryTest(MovedClock clock) {
        this.clock = clock;
    }

    @AfterEach
    void now() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void aStateIsGoodForAlmostTenMinutes() {
        // Given
        Person person = Person.registered("expiry1");
        Response started = person.startOauth();
        String location = Broker.signIn(started.path("authorizeUrl"), person.brokerUserId());
        // When
        clock.moveTo(Duration.ofMinutes(9));
        Response finished = Person.callback(location, started.cookie("anumati-oauth"));
        // Then
        assertThat(finished.statusCode()).as(finished.asString()).isEqualTo(200);
        assertThat(person.state()).isEqualTo("CONNECTED");
    }

    @Test
    void aStateOfTenMinutesAgoConnectsNobody() {
        // Given
        Person person = Person.registered("expiry2");
        Response started = person.startOauth();
        Instant expiresAt = Instant.parse(started.path("expiresAt"));
        String location = Broker.signIn(started.path("authorizeUrl"), person.brokerUserId());
        // When
        clock.moveTo(Duration.ofMinutes(10));
        Response finished = Person.callback(location, started.cookie("anumati-oauth"));
        // Then
        assertThat(clock.instant()).isAfterOrEqualTo(expiresAt);
        assertThat(finished.statusCode()).isEqualTo(400);
        assertThat(finished.<String> path("code")).isEqualTo("OAUTH_STATE_INVALID");
        assertThat(person.state()).isEqualTo("NOT_CONNECTED");
        assertThat(Web.vaultTokens()).doesNotContainKey(person.userId());
    }
}
