package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.anumati.simulator.account.TokenRequests;

/** What reaches the platform from outside: postbacks, the notifier, and orders placed elsewhere. */
class OutsideTest extends SimulatorTest {

    private Hooks hooks;

    @BeforeEach
    void openHooks() throws IOException {
        hooks = new Hooks();
    }

    @AfterEach
    void closeHooks() {
        hooks.close();
    }

    @Test
    void postsEveryStepToTheAppOfTheOrder() throws IOException {
        control.app("app-a", Map.of("postbackUrl", hooks.url("/postback/a")));
        control.fills(Map.of("parts", 2));

        String orderId = signedIn.place("x7-b91").orderId();

        await().until(() -> statuses().contains("complete"));
        assertThat(statuses()).containsExactlyInAnyOrder("put order req received", "validation pending", "open pending", "open",
                "open", "complete");
        assertThat(hooks.posted()).allMatch(post -> post.get("order_id").textValue().equals(orderId));
        JsonNode first = hooks.posted().stream().filter(post -> post.get("status").textValue().startsWith("put")).findFirst()
                .orElseThrow();
        Golden.check("postback/order", first);
    }

    @Test
    void postsOnlyOutcomesOrNothingWhenTold() throws IOException {
        control.app("app-a", Map.of("postbackUrl", hooks.url("/postback/a")));
        control.call("PUT", "/control/postbacks", Map.of("mode", "NONE"));
        String silent = signedIn.place("silent").orderId();
        await().until(() -> status(silent).equals("complete"));

        control.call("PUT", "/control/postbacks", Map.of("mode", "OUTCOMES"));
        signedIn.place("brief");

        await().until(() -> statuses().contains("complete"));
        assertThat(statuses()).containsExactlyInAnyOrder("open", "complete");
    }

    @Test
    void deliversAnApprovedTokenToTheNotifier() throws IOException {
        control.app("app-a", Map.of("notifierUrl", hooks.url("/notifier")));
        elsewhere.post("/v3/login/auth/token/request/app-a", Map.of("client_secret", "secret"));
        TokenRequests.Pending pending = control.tokenRequestOf("app-a").orElseThrow();
        assertThat(hooks.posted()).isEmpty();

        assertThat(control.approve(pending.id())).isTrue();

        JsonNode notice = hooks.posted().getFirst();
        Golden.check("notifier/approved", notice);
        String token = notice.get("access_token").textValue();
        assertThat(elsewhere.with(token).get("/v2/user/profile").json().at("/data/user_id").textValue()).isEqualTo(ANITA);
        assertThat(control.tokenRequests()).isEmpty();
    }

    @Test
    void tellsNobodyOfARejectedRequest() throws IOException {
        control.app("app-a", Map.of("notifierUrl", hooks.url("/notifier")));
        elsewhere.post("/v3/login/auth/token/request/app-a", Map.of("client_secret", "secret"));

        control.reject(control.tokenRequestOf("app-a").orElseThrow().id());

        assertThat(control.tokenRequests()).isEmpty();
        assertThat(hooks.posted()).isEmpty();
    }

    @Test
    void aRequestLapsesAtHalfPastThree() throws IOException {
        control.app("app-a", Map.of("notifierUrl", hooks.url("/notifier")));
        elsewhere.post("/v3/login/auth/token/request/app-a", Map.of("client_secret", "secret"));

        clock("2026-09-14T22:00:00Z", 0);

        assertThat(control.tokenRequests()).isEmpty();
    }

    @Test
    void forgesANotifierCallWithAnotherUsersToken() {
        control.app("app-a", Map.of("notifierUrl", hooks.url("/refused")));
        String stolen = control.token(RAVI, "app-r");

        JsonNode answer = control.forgeNotice(Map.of("clientId", "app-a", "tokenOfUserId", RAVI));

        assertThat(answer.get("delivered").booleanValue()).isFalse();
        assertThat(answer.get("status").intValue()).isEqualTo(404);
        JsonNode forged = hooks.posted().getFirst();
        assertThat(forged.get("access_token").textValue()).isEqualTo(stolen);
        assertThat(forged.get("client_id").textValue()).isEqualTo("app-a");
        assertThat(forged.get("user_id").textValue()).isEqualTo(ANITA);
        JsonNode posts = control.call("GET", "/control/webhooks", null).get(hooks.url("/refused"));
        assertThat(posts.get("failed").intValue()).isEqualTo(1);
        assertThat(posts.get("lastFailure").textValue()).isEqualTo("HTTP 404");
    }

    @Test
    void showsAnOrderThatTheCustomerPlacedHimself() throws IOException {
        List<String> ids = control.placeByHand(ANITA, asMap(Platform.order()));

        JsonNode row = signedIn.get("/v2/order/details?order_id=" + ids.getFirst()).json().get("data");
        assertThat(row.get("tag").isNull()).isTrue();
        assertThat(control.calls(0)).isEmpty();
    }

    @Test
    void showsBookAndHistoryLateWhenTold() throws IOException {
        control.user(ANITA, Map.of("bookDelay", "PT0.4S"));
        String orderId = signedIn.place("unseen").orderId();

        assertThat(signedIn.get("/v2/order/retrieve-all").json().get("data")).isEmpty();
        assertThat(signedIn.get("/v2/order/history?tag=unseen").code()).isEqualTo("UDAPI100010");
        assertThat(signedIn.get("/v2/order/details?order_id=" + orderId).code()).isEqualTo("UDAPI100010");

        await().until(() -> signedIn.get("/v2/order/retrieve-all").json().get("data").size() == 1);
    }

    @Test
    void fillsByHandAtAnyPrice() throws IOException {
        control.fills(ANITA, Map.of("mode", "REST"));
        String orderId = signedIn.place("rests").orderId();
        await().until(() -> status(orderId).equals("open"));

        control.call("POST", "/control/orders/" + orderId + "/fill", Map.of("quantity", 4, "price", new BigDecimal("1510.00")));
        JsonNode half = control.call("POST", "/control/orders/" + orderId + "/fill",
                Map.of("quantity", 4, "price", new BigDecimal("1511.00")));
        assertThat(half.get("average_price").decimalValue()).isEqualByComparingTo("1510.5");
        assertThat(half.get("pending_quantity").intValue()).isEqualTo(2);
        assertThat(signedIn.delete("/v3/order/cancel?order_id=" + orderId).status()).isEqualTo(200);

        await().until(() -> status(orderId).equals("cancelled"));
        JsonNode last = signedIn.get("/v2/order/details?order_id=" + orderId).json().get("data");
        assertThat(last.get("filled_quantity").intValue()).isEqualTo(8);
        assertThatThrownBy(() -> control.call("POST", "/control/orders/" + orderId + "/fill", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String status(String orderId) throws IOException {
        return signedIn.get("/v2/order/details?order_id=" + orderId).json().at("/data/status").textValue();
    }

    private List<String> statuses() {
        return hooks.posted().stream().map(post -> post.get("status").textValue()).toList();
    }

    private static Map<String, Object> asMap(ObjectNode order) {
        Map<String, Object> map = new HashMap<>();
        Iterator<Map.Entry<String, JsonNode>> fields = order.properties().iterator();
        fields.forEachRemaining(field -> map.put(field.getKey(), field.getValue()));
        return map;
    }
}
