package io.anumati.vault.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.TradingDay;
import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.TokenEvents;
import io.anumati.vault.VaultCalls;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@RealParts
class TokenResourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private VaultCalls vault;
    private TokenEvents events;

    @BeforeEach
    void reachTheParts() {
        vault = new VaultCalls(Tokens.shared());
        events = new TokenEvents(bootstrapServers);
    }

    @Test
    void sameTokenHasTheSameFingerprintAndAnotherTokenAnother() {
        String first = vault.storeForTheDay("hash-1", "token-a").path("fingerprint.hash");

        vault.storeForTheDay("hash-2", "token-a").then().statusCode(200).body("fingerprint.hash", equalTo(first))
                .body("fingerprint.hashKeyId", equalTo("token-fingerprint:v1"));
        vault.storeForTheDay("hash-2", "token-b").then().statusCode(200).body("fingerprint.hash", not(equalTo(first)));
    }

    @Test
    void statusTellsEverythingButTheToken() {
        vault.storeForTheDay("status", "token-of-status").then().statusCode(200);

        String body = vault.status("status").then().statusCode(200).body("state", equalTo("ACTIVE"))
                .body("tokenClass", equalTo("STANDARD_DAY")).body("expiresAt", notNullValue())
                .body("fingerprint.hash", startsWith("vault:v1:")).extract().asString();

        assertThat(body).doesNotContain("token-of-status");
    }

    @Test
    void statusOfAnUnknownUserIsAbsent() {
        vault.status("nobody").then().statusCode(200).body("state", equalTo("ABSENT"));
    }

    @Test
    void endsADayTokenAtTheDaysEndEvenWhenItSaysALittleLater() {
        Instant dayEnd = TradingDay.nextTokenEnd(Instant.now());
        vault.store("day-end", "token-of-day", "STANDARD_DAY", dayEnd.plus(Duration.ofMinutes(2))).then().statusCode(200);

        vault.status("day-end").then().body("expiresAt", equalTo(dayEnd.toString()));
    }

    @Test
    void refusesADayTokenForTomorrowAndChangesNothing() {
        vault.store("tomorrow", "token-of-tomorrow", "STANDARD_DAY", Instant.now().plus(Duration.ofHours(25))).then()
                .statusCode(400).body("code", equalTo("INVALID_EXPIRY"));

        vault.status("tomorrow").then().body("state", equalTo("ABSENT"));
        assertThat(events.of("tomorrow")).isEmpty();
    }

    @Test
    void revokingTellsTheFingerprintAndTheReason() {
        String fingerprint = vault.storeForTheDay("told", "token-of-told").path("fingerprint.hash");

        vault.revoke("told", "LOGGED_OUT").then().statusCode(200).body("state", equalTo("REVOKED"));

        assertThat(events.of("told")).last().isInstanceOfSatisfying(TokenEvent.TokenRevoked.class, revoked -> {
            assertThat(revoked.fingerprint().hash()).isEqualTo(fingerprint);
            assertThat(revoked.reason()).isEqualTo("LOGGED_OUT");
        });
    }

    @Test
    void revokingAgainTellsTheSameEventAgain() {
        vault.storeForTheDay("again", "token-of-again").then().statusCode(200);

        vault.revoke("again", "LOGGED_OUT").then().statusCode(200);
        vault.revoke("again", "OTHER").then().statusCode(200);

        assertThat(events.of("again")).filteredOn(TokenEvent.TokenRevoked.class::isInstance).hasSize(2)
                .extracting(TokenEvent::eventId).containsOnly(events.of("again").getLast().eventId());
    }

    @Test
    void revokingNothingIsNotFound() {
        vault.revoke("nothing", "LOGGED_OUT").then().statusCode(404).body("code", equalTo("NO_TOKEN"));
    }

    @Test
    void aNewTokenAfterARevocationIsActive() {
        vault.storeForTheDay("renewed", "token-1").then().statusCode(200);
        vault.revoke("renewed", "LOGGED_OUT").then().statusCode(200);

        vault.storeForTheDay("renewed", "token-2").then().statusCode(200);

        vault.status("renewed").then().body("state", equalTo("ACTIVE"));
    }
}
