package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class IdentityProviderTest {

    private static IdentityProvider provider;

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void aSubscribersTokenNamesTheUserAndTheRole() throws IOException {
        JsonNode claims = claims(Tokens.of(provider).subscriber("u-17"));

        assertThat(claims.path("sub").asText()).isEqualTo("u-17");
        assertThat(claims.path("groups").toString()).isEqualTo("[\"subscriber\"]");
        assertThat(claims.path("aud").toString()).contains("anumati");
        assertThat(claims.path("iss").asText()).isEqualTo(provider.issuer());
    }

    @ParameterizedTest
    @CsvSource({ "auth-service, [\"vault-authority\"]", "order-executor-service, [\"vault-execution\"]",
            "audit-service, [\"vault-checkpoint\"]", "demo-engine, [\"engine\"]", "operator-console, [\"operator\"]",
            "compliance-console, [\"compliance\"]", "somebody-else, []" })
    void aClientsTokenCarriesItsRolesAndItsName(String client, String roles) throws IOException {
        JsonNode claims = claims(Tokens.of(provider).client(client));

        assertThat(claims.path("groups").toString()).isEqualTo(roles);
        assertThat(claims.path("azp").asText()).isEqualTo(client);
        assertThat(claims.path("sub").asText()).isEqualTo(client);
    }

    @Test
    void aStrangersTokenIsOfAnotherIssuer() throws IOException {
        assertThat(claims(Tokens.of(provider).stranger("u-17")).path("iss").asText()).isNotEqualTo(provider.issuer());
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
