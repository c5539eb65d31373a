package io.anumati.vault.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.contracts.TokenEvent;
import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.TokenEvents;
import io.anumati.vault.VaultCalls;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@RealParts
class SecretResourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private VaultCalls vault;
    private TokenEvents events;

    @BeforeEach
    void reachTheParts() {
        vault = new VaultCalls(Tokens.shared());
        events = new TokenEvents(bootstrapServers);
    }

    @ParameterizedTest
    @ValueSource(strings = { "TOKEN_EXCHANGE", "TOKEN_REQUEST" })
    void leasesAStoredSecretAndTellsOfBoth(String purpose) {
        String user = "secret-" + purpose;
        vault.storeSecret(user, "app-1", "client-1", "secret-1").then().statusCode(204);

        vault.leaseSecret(user, "app-1", purpose).then().statusCode(200).body("clientId", equalTo("client-1"))
                .body("clientSecret", equalTo("secret-1"));

        assertThat(events.of(user)).extracting(TokenEvent::getClass).containsExactly(TokenEvent.SecretStored.class,
                TokenEvent.SecretLeased.class);
    }

    @Test
    void keepsTheAppsOfAUserApart() {
        vault.storeSecret("apart", "app-1", "client-1", "secret-1").then().statusCode(204);
        vault.storeSecret("apart", "app-2", "client-2", "secret-2").then().statusCode(204);

        vault.leaseSecret("apart", "app-1", "TOKEN_EXCHANGE").then().body("clientSecret", equalTo("secret-1"));
    }

    @Test
    void refusesASecretForAnyOtherPurposeAndTellsOfIt() {
        vault.storeSecret("other", "app-1", "client-1", "secret-1").then().statusCode(204);

        vault.leaseSecret("other", "app-1", "PLACE").then().statusCode(403).body("code", equalTo("PURPOSE_NOT_ALLOWED"));

        assertThat(events.of("other")).last().isInstanceOf(TokenEvent.LeaseRefused.class);
    }

    @Test
    void saysThatThereIsNoSecretAndTellsOfIt() {
        vault.leaseSecret("none", "app-1", "TOKEN_EXCHANGE").then().statusCode(404).body("code", equalTo("NO_SECRET"));

        assertThat(events.of("none")).singleElement().isInstanceOfSatisfying(TokenEvent.LeaseRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo("NO_SECRET"));
    }

    @ParameterizedTest
    @ValueSource(strings = { VaultCalls.EXECUTION, VaultCalls.CHECKPOINT, "demo-engine" })
    void nobodyElseGetsASecretAndItIsTold(String client) {
        String user = "guarded-" + client;
        vault.storeSecret(user, "app-1", "client-1", "secret-1").then().statusCode(204);

        vault.as(client).body(Map.of("purpose", "TOKEN_EXCHANGE"))
                .post("/v1/users/{user}/apps/app-1/secret/lease", user).then().statusCode(403)
                .body("code", equalTo("FORBIDDEN"));

        assertThat(events.of(user)).last().isInstanceOfSatisfying(TokenEvent.LeaseRefused.class,
                refused -> assertThat(refused.caller().service()).isEqualTo(client));
    }
}
