package io.anumati.vault.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.TokenEvent;
import io.anumati.testkit.Tokens;
import io.anumati.vault.RealParts;
import io.anumati.vault.TokenEvents;
import io.anumati.vault.VaultCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The mount for tokens is not there, so the second of the two writes fails after the first was done. */
@QuarkusTest
@RealParts
@TestProfile(StoreFailsAfterEventTest.NoMount.class)
class StoreFailsAfterEventTest {

    public static class NoMount implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("anumati.openbao.kv-mount", "absent");
        }
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void leavesAnEventAndNoToken() {
        VaultCalls vault = new VaultCalls(Tokens.shared());

        vault.storeForTheDay("half", "token-of-half").then().statusCode(503).body("code", equalTo("VAULT_UNAVAILABLE"));

        assertThat(new TokenEvents(bootstrapServers).of("half")).singleElement().isInstanceOf(TokenEvent.TokenStored.class);
        vault.lease(VaultCalls.EXECUTION, "PLACE", "half").then().statusCode(503);
    }
}
