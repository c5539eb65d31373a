package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.runner.compose.KeycloakLogins;
import io.anumati.runner.demo.Http;
import io.anumati.testkit.DatabaseRole;
import io.anumati.testkit.Folders;
import io.anumati.testkit.FreePorts;
import io.anumati.testkit.KeycloakServer;
import io.anumati.testkit.OpenBaoServer;
import io.anumati.testkit.PostgresServer;

/** The shipped realm on the real Keycloak; token-vault-service, for services, and auth-service, for people, believe it. */
class KeycloakIT {

    private static final List<String> CLIENTS = List.of("auth-service", "order-executor-service", "audit-service",
            "strategy-signal-service", "demo-engine", "operator-console", "compliance-console");
    private static final String FRONTEND = "http://localhost:3000";
    /** Of a code challenge with method plain there is no use: S256 of this text. */
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-43";

    private static final Map<String, String> SECRETS = new HashMap<>();
    private static final String ADMIN_PASSWORD = Folders.newSecret();

    private static KeycloakServer keycloak;
    private static OpenBaoServer openBao;
    private static PostgresServer postgres;
    private static PackagedService service;
    private static PackagedService publicService;
    private final KeycloakCalls calls = new KeycloakCalls();

    @BeforeAll
    static void start() {
        Map<String, String> variables = new HashMap<>(Map.of("ANUMATI_SUBSCRIBER_APP_URL", FRONTEND));
        CLIENTS.forEach(client -> {
            SECRETS.put(client, Folders.newSecret());
            variables.put("ANUMATI_CLIENT_SECRET_" + client.toUpperCase(Locale.ROOT).replace('-', '_'), SECRETS.get(client));
        });
        Path distribution = Path.of("target", "keycloak").toAbsolutePath().resolve("keycloak-"
                + VersionsTest.versions().getProperty("KEYCLOAK_VERSION"));
        keycloak = KeycloakServer.start(new KeycloakServer.Options(distribution, FreePorts.next(), ADMIN_PASSWORD, variables));
        openBao = OpenBaoServer.start();
        service = start("token-vault-service");
        postgres = PostgresServer.start();
        publicService = start("auth-service");
    }

    private static PackagedService start(String name) {
        Map<String, String> environment = environment(name);
        environment.put("ANUMATI_OIDC_URL", keycloak.issuer());
        return PackagedService.start(name, environment);
    }

    @AfterAll
    static void stop() {
        Stream.of(publicService, service, postgres, openBao, keycloak).filter(part -> part != null).forEach(part -> {
            try {
                part.close();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({ "auth-service, vault-authority", "order-executor-service, vault-execution", "audit-service, vault-checkpoint",
            "strategy-signal-service,", "demo-engine, engine", "operator-console, operator",
            "compliance-console, compliance" })
    void eachClientSignsInWithItsSecretAndHasItsRoleAndNoOther(String client, String role) {
        // When
        JsonNode claims = KeycloakCalls.claims(token(client));
        // Then
        assertThat(Manifests.items(claims.path("groups")).map(JsonNode::asText).filter(KeycloakIT::ofThePlatform))
                .isEqualTo(role == null ? List.of() : List.of(role));
        assertThat(claims.path("aud").asText()).isEqualTo("anumati");
        assertThat(claims.path("azp").asText()).isEqualTo(client);
        assertThat(claims.path("sub").asText()).isNotEmpty();
    }

    private static boolean ofThePlatform(String role) {
        return !role.startsWith("default-roles") && !List.of("offline_access", "uma_authorization").contains(role);
    }

    @Test
    void aWrongSecretGets401() {
        assertThat(ask("auth-service", "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void anUnknownClientGets401() {
        assertThat(ask("no-such-service", "any").statusCode()).isEqualTo(401);
    }

    @Test
    void theRightRoleIsLetIn() {
        HttpResponse<String> answer = status(token("auth-service"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(KeycloakCalls.json(answer.body()).path("state").asText()).isEqualTo("ABSENT");
    }

    @ParameterizedTest
    @CsvSource({ "audit-service", "strategy-signal-service", "demo-engine", "operator-console" })
    void aWrongRoleGets403(String client) {
        assertThat(status(token(client)).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({ "auth-service", "order-executor-service", "demo-engine", "operator-console", "compliance-console" })
    void noServiceEngineOrOperatorIsASubscriber(String client) {
        assertThat(own(token(client)).statusCode()).isEqualTo(403);
    }

    @Test
    void anOperatorSeesTheCatalogueAndAnEngineDoesNot() {
        assertThat(catalogue(token("operator-console")).statusCode()).isEqualTo(200);
        assertThat(catalogue(token("demo-engine")).statusCode()).isEqualTo(403);
    }

    @Test
    void noTokenGets401() {
        assertThat(status("").statusCode()).isEqualTo(401);
        assertThat(own("").statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongAudienceGets401() {
        // Given a client of the same realm whose tokens are not made for the platform
        String secret = Folders.newSecret();
        calls.create(admin("/clients"), adminToken(), Map.of("clientId", "stranger", "secret", secret, "serviceAccountsEnabled",
                true, "publicClient", false, "defaultClientScopes", List.of("basic"), "optionalClientScopes", List.of()));
        // When
        String token = KeycloakCalls.json(ask("stranger", secret).body()).path("access_token").asText();
        // Then
        assertThat(KeycloakCalls.claims(token).path("aud").toString()).doesNotContain("anumati");
        assertThat(status(token).statusCode()).isEqualTo(401);
        assertThat(own(token).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherRealmsTokenGets401() {
        assertThat(status(adminToken()).statusCode()).isEqualTo(401);
        assertThat(own(adminToken()).statusCode()).isEqualTo(401);
    }

    @Test
    void aSubscriberSignsInByCodeWithProofOfPossessionAndMayCallNoServiceButTheOneForPeople() throws Exception {
        // Given
        String password = Folders.newSecret();
        calls.create(admin("/users"), adminToken(), Map.of("username", "asha", "enabled", true, "email", "asha@anumati.example",
                "firstName", "Asha", "lastName", "Rao", "groups", List.of("subscribers"), "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false))));
        // When
        String token = new SignIn(keycloak.issuer(), FRONTEND + "/back", VERIFIER).accessToken("asha", password);
        // Then
        JsonNode claims = KeycloakCalls.claims(token);
        assertThat(claims.path("groups").toString()).contains("subscriber").doesNotContain("operator");
        assertThat(claims.path("aud").asText()).isEqualTo("anumati");
        assertThat(status(token).statusCode()).isEqualTo(403);
        assertThat(own(token).statusCode()).isEqualTo(200);
        assertThat(KeycloakCalls.json(own(token).body()).path("state").asText()).isEqualTo("NOT_CONNECTED");
        assertThat(catalogue(token).statusCode()).isEqualTo(200);
    }

    @Test
    void theDemosSubscribersSignInAsTheOnesTheyWereNamed() {
        try (Http http = new Http()) {
            // Given
            KeycloakLogins logins = new KeycloakLogins(http, keycloak.base(), SECRETS::get);
            logins.createSubscribers(ADMIN_PASSWORD, List.of("u-0001", "u-0002"));
            // When
            JsonNode claims = KeycloakCalls.claims(logins.subscriber("u-0002"));
            // Then
            assertThat(claims.path("sub").asText()).isEqualTo("u-0002");
            assertThat(claims.path("groups").toString()).contains("subscriber").doesNotContain("operator");
            assertThat(KeycloakCalls.claims(logins.client("operator-console")).path("groups").toString()).contains("operator");
        }
    }

    @Test
    void aPasswordIsNotTakenByTheTokenCall() {
        assertThat(calls.form(keycloak.issuer() + "/protocol/openid-connect/token", Map.of("grant_type", "password",
                "client_id", "subscriber-app", "username", "asha", "password", "any")).statusCode()).isIn(400, 401);
    }

    @ParameterizedTest
    @CsvSource({ "token-vault-service, /v1/users/u-1/token/status", "auth-service, /api/v1/me/connection",
            "strategy-signal-service, /api/v1/signals/s-1", "order-executor-service, /api/v1/operator/partitions",
            "audit-service, /api/v1/audit/summary" })
    void withTheProviderAwayAtTheStartACallGets503(String name, String path) {
        // Given
        Map<String, String> environment = environment(name);
        environment.put("ANUMATI_OIDC_URL", "http://localhost:%d/realms/anumati".formatted(FreePorts.next()));
        try (PackagedService lonely = PackagedService.start(name, environment)) {
            // When
            HttpResponse<String> answer = calls.get(lonely.url() + path, token("auth-service"));
            // Then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(KeycloakCalls.json(answer.body()).path("code").asText()).isEqualTo("IDENTITY_PROVIDER_UNAVAILABLE");
        }
    }

    private static Map<String, String> environment(String service) {
        return new HashMap<>(switch (service) {
            case "auth-service" -> postgres.environment(DatabaseRole.AUTH_SERVICE);
            case "strategy-signal-service" -> postgres.environment(DatabaseRole.STRATEGY_SIGNAL_SERVICE);
            case "order-executor-service" -> postgres.environment(DatabaseRole.ORDER_EXECUTOR_SERVICE);
            case "audit-service" -> postgres.environment(DatabaseRole.AUDIT_WRITER);
            default -> openBao.environment();
        });
    }

    private HttpResponse<String> status(String bearer) {
        return calls.get(service.url() + "/v1/users/u-1/token/status", bearer);
    }

    /** What a subscriber asks of auth-service about nobody else. */
    private HttpResponse<String> own(String bearer) {
        return calls.get(publicService.url() + "/api/v1/me/connection", bearer);
    }

    private HttpResponse<String> catalogue(String bearer) {
        return calls.get(publicService.url() + "/api/v1/strategies", bearer);
    }

    private String token(String client) {
        HttpResponse<String> answer = ask(client, SECRETS.get(client));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return KeycloakCalls.json(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> ask(String client, String secret) {
        return calls.form(keycloak.issuer() + "/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private String admin(String path) {
        return keycloak.base() + "/admin/realms/anumati" + path;
    }

    private String adminToken() {
        return KeycloakCalls.json(calls.form(keycloak.base() + "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", ADMIN_PASSWORD))
                .body()).path("access_token").asText();
    }
}
