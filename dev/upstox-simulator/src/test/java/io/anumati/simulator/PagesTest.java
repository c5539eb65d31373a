package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class PagesTest extends SimulatorTest {

    @ParameterizedTest
    @ValueSource(strings = { "/control", "/control/", "/control/live", "/control/phone" })
    void aPageRunsOnlyScriptsOfItsOwnFile(String path) throws Exception {
        HttpResponse<String> page = get(path, "http://nowhere");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString()
                .contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<style", "onclick=").containsOnlyOnce("<script type=\"module\" src=");
        assertThat(get("/control/pages/control.js", null).headers().firstValue("Content-Type")).get().asString()
                .startsWith("text/javascript");
    }

    @Test
    void theDialogRunsNoScriptAtAll() throws IOException {
        Platform.Reply dialog = elsewhere
                .get("/v2/login/authorization/dialog?response_type=code&client_id=app-a&redirect_uri=" + REDIRECT);

        assertThat(dialog.response().headers().firstValue("Content-Security-Policy")).get().asString()
                .startsWith("default-src 'none'; style-src");
    }

    @Test
    void anotherSitesPageMayNotCallTheControlApi() throws Exception {
        assertThat(get("/control/users", "http://evil.example").statusCode()).isEqualTo(403);
        assertThat(get("/control/users", simulator.controlUri().toString()).statusCode()).isEqualTo(200);
        assertThat(get("/control/users", null).statusCode()).isEqualTo(200);
    }

    @Test
    void theLivePageHasOrdersPositionsAndWitnessLatestFirst() throws IOException {
        control.fills(Map.of("mode", "REST"));
        String first = signedIn.place("first").orderId();
        String second = signedIn.place("second").orderId();
        await().until(() -> control.orders(ANITA).findValuesAsText("status").stream()
                .allMatch("open"::equals));
        control.call("POST", "/control/orders/" + first + "/fill", Map.of("quantity", 4, "price", 1500));
        control.call("POST", "/control/orders/" + second + "/fill", Map.of("quantity", 10, "price", 1507));

        JsonNode live = control.call("GET", "/control/live/" + ANITA, null);

        assertThat(live.get("orders").findValuesAsText("tag")).containsExactly("second", "first");
        assertThat(live.at("/positions/0/net").intValue()).isEqualTo(14);
        assertThat(live.at("/positions/0/averageBought").decimalValue()).isEqualByComparingTo("1505");
        assertThat(live.at("/witness/worstArrived/PT1S").intValue()).isEqualTo(2);
        assertThat(live.at("/calls/0/tag").textValue()).isEqualTo("second");
        assertThat(live.toString()).doesNotContain("\"pin\"");
    }

    private static HttpResponse<String> get(String path, String origin) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(simulator.controlUri().resolve(path));
        if (origin != null) {
            request.header("Origin", origin);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
