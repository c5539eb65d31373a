package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.Platform.Reply;
import io.anumati.simulator.json.Json;

/** What kinds of tokens may do, when they end, and what the configuration decides of it. */
class TokenRulesTest extends SimulatorTest {

    private static final String DIALOG = "/v2/login/authorization/dialog";
    private static final String REQUEST = "/v3/login/auth/token/request/app-a";

    @Test
    void anExtendedTokenStaysUntilItIsRefreshed() throws IOException {
        JsonNode first = signIn(Map.of());
        JsonNode second = signIn(Map.of());
        assertThat(second.get("access_token")).isNotEqualTo(first.get("access_token"));
        assertThat(second.get("extended_token")).isEqualTo(first.get("extended_token"));

        JsonNode third = signIn(Map.of("refresh_extended_token", "true"));

        assertThat(book(third).status()).isEqualTo(200);
        assertThat(book(first).code()).isEqualTo("UDAPI100050");
    }

    @Test
    void anExtendedTokenReadsOrdersPositionsAndHoldingsForAYear() throws IOException {
        Platform extended = elsewhere.with(signIn(Map.of()).get("extended_token").textValue());
        for (String path : List.of("/v2/order/retrieve-all", "/v2/portfolio/short-term-positions",
                "/v2/portfolio/long-term-holdings")) {
            assertThat(extended.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of("/v2/user/profile", "/v2/user/ip", "/v2/user/kill-switch", "/v3/user/get-funds-and-margin",
                "/v3/market-quote/ltp?instrument_key=NSE_EQ%7CINE002A01018")) {
            assertThat(extended.get(path).code()).as(path).isEqualTo("UDAPI100067");
        }
        assertThat(extended.place("x").code()).isEqualTo("UDAPI100067");

        clock("2027-09-14T03:50:02Z", 0);
        assertThat(extended.get("/v2/order/retrieve-all").status()).isEqualTo(200);
        clock("2027-09-14T03:50:03Z", 0);
        assertThat(extended.get("/v2/order/retrieve-all").code()).isEqualTo("UDAPI100050");
    }

    @Test
    void anAnalyticsTokenReadsAccountsOnlyFromARegisteredAddress() throws IOException {
        String analytics = control.call("POST", "/control/users/" + ANITA + "/tokens",
                Map.of("clientId", "app-a", "kind", "ANALYTICS")).get("accessToken").textValue();

        assertThat(elsewhere.with(analytics).get("/v3/market-quote/ltp?instrument_key=NSE_EQ%7CINE002A01018").status())
                .isEqualTo(200);
        assertThat(elsewhere.with(analytics).get("/v3/feed/market-data-feed/authorize").status()).isEqualTo(200);
        Reply funds = elsewhere.with(analytics).get("/v3/user/get-funds-and-margin");
        assertThat(List.of(funds.status(), funds.code())).containsExactly(401, "UDAPI1221");
        assertThat(anita.with(analytics).get("/v3/user/get-funds-and-margin").status()).isEqualTo(200);
        assertThat(anita.with(analytics).post("/v2/user/kill-switch", List.of()).code()).isEqualTo("UDAPI100067");
    }

    @Test
    void tokensOfADeletedAppEnd() throws IOException {
        control.app("app-b", Map.of("userId", ANITA, "redirectUri", REDIRECT));

        assertThat(signedIn.get("/v2/user/profile").code()).isEqualTo("UDAPI100050");
    }

    @Test
    void tokenRequestsOfADeletedAppLeaveThePhone() throws IOException {
        control.app("app-a", Map.of("notifierUrl", "http://127.0.0.1:1/"));
        elsewhere.post(REQUEST, Map.of("client_secret", "secret"));
        assertThat(control.tokenRequestOf("app-a")).isPresent();

        control.app("app-b", Map.of("userId", ANITA, "redirectUri", REDIRECT));

        assertThat(control.tokenRequests()).isEmpty();
    }

    @Test
    void theTokenSaysWhetherTheCustomerHasPlus() {
        assertThat(claims(control.token(ANITA, "app-a")).get("isPlusPlan").booleanValue()).isFalse();

        control.user(ANITA, Map.of("plus", true));

        assertThat(claims(control.token(ANITA, "app-a")).get("isPlusPlan").booleanValue()).isTrue();
    }

    @Test
    void aNewTokenMayEndTheOneBefore() throws IOException {
        Platform same = anita.with(control.token(ANITA, "app-a"));
        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(200);
        assertThat(same.get("/v2/user/profile").status()).isEqualTo(200);

        try (UpstoxSimulator own = with("newTokenEndsOld", true);
                SimulatorControl people = people(own);
                Platform platform = Platform.from(ADDRESS, own)) {
            Platform old = platform.with(people.token(ANITA, "app-a"));
            Platform fresh = platform.with(people.token(ANITA, "app-a"));

            assertThat(old.get("/v2/user/profile").code()).isEqualTo("UDAPI100050");
            assertThat(fresh.get("/v2/user/profile").status()).isEqualTo(200);
        }
    }

    @Test
    void aSecondTokenRequestReplacesTheFirstUnlessToldOtherwise() throws IOException {
        assertThat(waitingAfterTwo("REPLACES")).hasSize(1).doesNotContain("first");
        assertThat(waitingAfterTwo("IS_DROPPED")).containsExactly("first");
        assertThat(waitingAfterTwo("WAITS_TOO")).hasSize(2).startsWith("first");
    }

    @Test
    void theStatusOfErrorsCanBeChosenByCode() throws IOException {
        JsonNode statuses = Json.object().put("UDAPI100069", 400).put("UDAPI100016", 403).put("UDAPI1109", 404)
                .put("UDAPI100050", 403).put("UDAPI100060", 410);
        try (UpstoxSimulator own = with("statuses", statuses);
                SimulatorControl people = people(own);
                Platform platform = Platform.from(ADDRESS, own)) {
            Platform his = platform.with(people.token(ANITA, "app-a"));

            assertThat(platform.post(REQUEST, Map.of("client_secret", "wrong")).status()).isEqualTo(400);
            assertThat(platform.form(DIALOG, Map.of("client_id", "app-a", "redirect_uri", REDIRECT, "user_id", ANITA)).status())
                    .isEqualTo(403);
            assertThat(his.delete("/v2/order/multi/cancel").status()).isEqualTo(404);
            assertThat(his.get("/v2/nowhere").status()).isEqualTo(410);
            people.fault(Map.of("kind", "UNAUTHORISED"));
            assertThat(his.get("/v2/user/profile").status()).isEqualTo(403);
            assertThat(his.get("/v2/user/profile").status()).isEqualTo(200);
        }
        assertThat(elsewhere.post(REQUEST, Map.of("client_secret", "wrong")).status()).isEqualTo(401);
    }

    @Test
    void denialLeadsBackAsConfigured() throws IOException {
        try (UpstoxSimulator own = with("denial", "error=denied_by_user"); Platform platform = Platform.from(ADDRESS, own)) {
            people(own).close();
            Reply denied = platform.form(DIALOG,
                    Map.of("client_id", "app-a", "redirect_uri", REDIRECT, "state", "s", "decision", "deny"));

            assertThat(denied.response().headers().firstValue("Location")).contains(REDIRECT + "?error=denied_by_user&state=s");
        }
    }

    /** The ids of the requests that wait after two of one app; the first request's is {@code first}. */
    private static List<String> waitingAfterTwo(String rule) throws IOException {
        try (UpstoxSimulator own = with("secondRequest", rule);
                SimulatorControl people = people(own);
                Platform platform = Platform.from(ADDRESS, own)) {
            people.app("app-a", Map.of("notifierUrl", "http://127.0.0.1:1/"));
            assertThat(platform.post(REQUEST, Map.of("client_secret", "secret")).status()).isEqualTo(200);
            String first = people.tokenRequests().getFirst().id();
            assertThat(platform.post(REQUEST, Map.of("client_secret", "secret")).status()).isEqualTo(200);
            return people.tokenRequests().stream().map(waiting -> waiting.id().equals(first) ? "first" : waiting.id()).toList();
        }
    }

    private static UpstoxSimulator with(String rule, Object value) {
        return UpstoxSimulator.start(SimulatorConfig.onFreePorts()
                .with(Json.object().set("accountRules", Json.object().set(rule, Json.tree(value)))));
    }

    private static SimulatorControl people(UpstoxSimulator own) {
        SimulatorControl people = own.control();
        people.user(ANITA, Map.of("primaryIp", ADDRESS));
        people.app("app-a", Map.of("userId", ANITA, "clientSecret", "secret", "redirectUri", REDIRECT));
        return people;
    }

    private static JsonNode claims(String token) {
        return Json.read(Base64.getUrlDecoder().decode(token.split("\\.")[1])).orElseThrow();
    }

    private static Reply book(JsonNode tokens) throws IOException {
        return elsewhere.with(tokens.get("extended_token").textValue()).get("/v2/order/retrieve-all");
    }

    private static JsonNode signIn(Map<String, String> more) throws IOException {
        Reply login = elsewhere.form(DIALOG, Map.of("client_id", "app-a", "redirect_uri", REDIRECT, "user_id", ANITA, "pin",
                "123456", "decision", "approve"));
        Map<String, String> exchange = new HashMap<>(more);
        exchange.putAll(Map.of("code",
                login.response().headers().firstValue("Location").orElseThrow().replaceAll(".*code=", ""),
                "client_id", "app-a", "client_secret", "secret", "redirect_uri", REDIRECT, "grant_type", "authorization_code"));
        return elsewhere.form("/v2/login/authorization/token", exchange).json();
    }
}
