package io.anumati.vault.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.contracts.TokenEvent;
import io.anumati.contracts.TradingDay;
import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.TokenEvents;
import io.anumati.vault.VaultCalls;
import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.openbao.Entries;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@RealParts
class LeaseResourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;
    @Inject
    Entries entries;

    private VaultCalls vault;
    private TokenEvents events;

    @BeforeEach
    void reachTheParts() {
        vault = new VaultCalls(Tokens.shared());
        events = new TokenEvents(bootstrapServers);
    }

    @Test
    void leasesAStoredTokenUnderItsFingerprintForAtMostAMinute() {
        // Given
        String fingerprint = vault.store("lease-1", "token-of-lease-1", "STANDARD_DAY", TradingDay.nextTokenEnd(Instant.now()))
                .then().statusCode(200)
                .extract().path("fingerprint.hash");

        // When
        var answer = vault.lease(VaultCalls.EXECUTION, "PLACE", "lease-1");

        // Then
        answer.then().statusCode(200).body("leases", hasSize(1)).body("refused", hasSize(0))
                .body("leases[0].userId", equalTo("lease-1")).body("leases[0].accessToken", equalTo("token-of-lease-1"))
                .body("leases[0].fingerprint.hash", equalTo(fingerprint)).body("leases[0].tokenClass", equalTo("STANDARD_DAY"));
        assertThat(Instant.parse(answer.path("leases[0].leaseUntil"))).isBefore(Instant.now().plus(Duration.ofSeconds(61)));
        assertThat(events.of("lease-1").stream().map(TokenEvent::getClass).map(Class::getSimpleName)).containsExactly(
                "TokenStored", "TokenLeased");
    }

    @Test
    void writesEachUseAndEachRefusalToTheTopicBeforeTheAnswer() {
        // Given
        vault.storeForTheDay("lease-2", "token-of-lease-2").then().statusCode(200);

        // When
        vault.lease(VaultCalls.EXECUTION, "RECON", "lease-2", "lease-absent").then().statusCode(200)
                .body("refused", hasSize(1)).body("refused[0].reason", equalTo("NO_TOKEN"));

        // Then
        assertThat(events.of("lease-2")).last().isInstanceOfSatisfying(TokenEvent.TokenLeased.class, leased -> {
            assertThat(leased.purpose()).isEqualTo(TokenEvent.Purpose.RECON);
            assertThat(leased.caller().service()).isEqualTo("order-executor-service");
        });
        assertThat(events.of("lease-absent")).singleElement().isInstanceOfSatisfying(TokenEvent.LeaseRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo("NO_TOKEN"));
    }

    @Test
    void leasesForAThousandUsersAtOnce() {
        // Given
        List<String> users = IntStream.range(0, 60).mapToObj("many-%d"::formatted).toList();
        users.forEach(user -> vault.storeForTheDay(user, "token-of-" + user).then().statusCode(200));
        Stream<String> absent = IntStream.range(0, 940).mapToObj("many-absent-%d"::formatted);

        // When
        var answer = vault.lease(VaultCalls.EXECUTION, "PLACE", Stream.concat(users.stream(), absent).toArray(String[]::new));

        // Then
        answer.then().statusCode(200).body("leases.userId", equalTo(users))
                .body("leases.accessToken", equalTo(users.stream().map("token-of-"::concat).toList()))
                .body("refused", hasSize(940));
    }

    @Test
    void refusesATokenWhoseTimeIsOver() {
        vault.store("over", "token-of-over", "STANDARD_DAY", Instant.now().plusSeconds(1)).then().statusCode(200);

        await().untilAsserted(() -> assertThat(vault.lease(VaultCalls.EXECUTION, "READ_BOOK", "over")
                .<List<String>> path("refused.reason")).containsExactly("TOKEN_EXPIRED"));
        vault.status("over").then().body("state", equalTo("EXPIRED"));
    }

    @Test
    void refusesMoreThanAThousandUsers() {
        String[] users = IntStream.rangeClosed(0, 1_000).mapToObj("u-%d"::formatted).toArray(String[]::new);

        vault.lease(VaultCalls.EXECUTION, "PLACE", users).then().statusCode(400).body("code",
                equalTo("INVALID_LEASE_REQUEST"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PLACE", "MODIFY", "CANCEL" })
    void refusesOrdersWithATokenOfAnotherClass(String purpose) {
        vault.store("extended", "extended-token", "EXTENDED", Instant.now().plus(Duration.ofDays(90))).then().statusCode(200);

        vault.lease(VaultCalls.EXECUTION, purpose, "extended").then().statusCode(200).body("leases", hasSize(0))
                .body("refused[0].reason", equalTo("TOKEN_CLASS"));
    }

    @Test
    void leasesATokenOfAnotherClassForReading() {
        vault.store("extended-2", "extended-token", "EXTENDED", Instant.now().plus(Duration.ofDays(90))).then().statusCode(200);

        vault.lease(VaultCalls.EXECUTION, "READ_BOOK", "extended-2").then().statusCode(200).body("leases", hasSize(1));
    }

    @Test
    void refusesARevokedToken() {
        vault.storeForTheDay("revoked", "token-of-revoked").then().statusCode(200);
        vault.revoke("revoked", "LOGGED_OUT").then().statusCode(200).body("state", equalTo("REVOKED"));

        vault.lease(VaultCalls.EXECUTION, "PLACE", "revoked").then().statusCode(200).body("refused[0].reason",
                equalTo("TOKEN_REVOKED"));
    }

    @Test
    void refusesAnEntryThatIsNoTokenAndLeasesTheOthers() {
        // Given
        vault.storeForTheDay("whole", "token-of-whole").then().statusCode(200);
        entries.write(CallerRole.AUTHORITY, "users/broken/token", Map.of("accessToken", "token-of-broken"));

        // When
        var answer = vault.lease(VaultCalls.EXECUTION, "PLACE", "broken", "whole");

        // Then
        answer.then().statusCode(200).body("leases.userId", contains("whole")).body("refused.userId", contains("broken"))
                .body("refused.reason", contains("TOKEN_UNREADABLE"));
        assertThat(events.of("broken")).singleElement().isInstanceOfSatisfying(TokenEvent.LeaseRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo("TOKEN_UNREADABLE"));
    }

    @Test
    void neverLeasesPastTheTokensEnd() {
        Instant end = Instant.now().plusSeconds(20);
        vault.store("short", "short-token", "STANDARD_DAY", end).then().statusCode(200);

        var answer = vault.lease(VaultCalls.EXECUTION, "PLACE", "short");

        assertThat(Instant.parse(answer.path("leases[0].leaseUntil"))).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({ "auth-service,PLACE", "auth-service,MODIFY", "auth-service,CANCEL", "auth-service,READ_FUNDS",
            "auth-service,READ_BOOK", "auth-service,RECON", "auth-service,TOKEN_EXCHANGE", "order-executor-service,LOGOUT",
            "order-executor-service,PROFILE", "order-executor-service,TOKEN_REQUEST" })
    void refusesAPurposeOfAnotherRoleAndTellsOfIt(String client, String purpose) {
        // Given
        String user = "purpose-%s-%s".formatted(client, purpose);
        vault.storeForTheDay(user, "token-of-purpose").then().statusCode(200);

        // When
        vault.lease(client, purpose, user).then().statusCode(403).body("code", equalTo("PURPOSE_NOT_ALLOWED"));

        // Then
        assertThat(events.of(user)).last().isInstanceOfSatisfying(TokenEvent.LeaseRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("PURPOSE_NOT_ALLOWED");
            assertThat(refused.purpose().name()).isEqualTo(purpose);
            assertThat(refused.caller().service()).isEqualTo(client);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "audit-service", "operator-console", "demo-engine" })
    void refusesACallerWithoutARoleForTokensAndTellsOfIt(String client) {
        String user = "role-" + client;

        vault.lease(client, "PLACE", user).then().statusCode(403).body("code", equalTo("FORBIDDEN"));

        assertThat(events.of(user)).singleElement().isInstanceOfSatisfying(TokenEvent.LeaseRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("PURPOSE_NOT_ALLOWED");
            assertThat(refused.caller().service()).isEqualTo(client);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "LOGOUT", "PROFILE" })
    void leasesToTheAuthorityForLogoutAndProfile(String purpose) {
        vault.storeForTheDay("authority", "token-of-authority").then().statusCode(200);

        vault.lease(VaultCalls.AUTHORITY, purpose, "authority").then().statusCode(200).body("leases.userId",
                containsInAnyOrder("authority"));
    }

    @Test
    void asksForAUserNamedTwiceOnce() {
        vault.storeForTheDay("twice", "token-of-twice").then().statusCode(200);

        vault.lease(VaultCalls.EXECUTION, "PLACE", "twice", "twice").then().statusCode(200).body("leases", hasSize(1));
    }
}
