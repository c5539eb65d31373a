package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.json.Json;

class PortfolioStreamTest extends SimulatorTest {

    private static final String FEED = "/v2/feed/portfolio-stream-feed";
    private static final String[] LIFE = { "put order req received", "validation pending", "open pending", "open", "complete" };

    @Test
    void saysTheAddressInBothSpellings() throws IOException {
        JsonNode answer = signedIn.get(FEED + "/authorize?update_types=order%2Cposition").json();

        String address = answer.at("/data/authorized_redirect_uri").textValue();
        assertThat(address).matches("ws://127\\.0\\.0\\.1:%d/upstox-developer-api/order-updates/feed\\?requestId=[^&]+&code=.+"
                .formatted(simulator.apiPort()));
        assertThat(answer).isEqualTo(Json.read("""
                {"status":"success","data":{"authorized_redirect_uri":"%1$s","authorizedRedirectUri":"%1$s"}}"""
                .formatted(address).getBytes()).orElseThrow());
    }

    @Test
    void tellsEachStepOfAnOrderInOrder() throws IOException {
        try (StreamClient client = StreamClient.open(address(signedIn, "order"))) {
            String orderId = signedIn.place("x7-b91").orderId();

            await().untilAsserted(() -> assertThat(client.statuses()).containsExactly(LIFE));
            assertThat(client.messages()).extracting(message -> message.get("order_id").textValue()).containsOnly(orderId);
            assertThat(client.messages()).extracting(message -> message.get("filled_quantity").intValue())
                    .containsExactly(0, 0, 0, 0, 10);
            Golden.check("portfolio-stream/order", client.messages().getFirst());
            Golden.check("portfolio-stream/order-filled", client.messages().getLast());
        }
    }

    @Test
    void tellsOfOrdersPlacedByHandAndOfNobodyElses() throws IOException {
        Platform ravi = Platform.from("127.0.1.22", simulator).with(control.token(RAVI, "app-r"));
        try (ravi; StreamClient client = StreamClient.open(address(signedIn, "order"))) {
            ravi.place("not-hers");
            control.call("POST", "/control/users/" + ANITA + "/orders", Platform.order().put("tag", "by-hand"));

            await().untilAsserted(() -> assertThat(client.statuses()).containsExactly(LIFE));
            assertThat(client.messages()).extracting(message -> message.get("tag").textValue()).containsOnly("by-hand");
        }
    }

    @Test
    void tellsThePositionThatEachFillMakes() throws IOException {
        control.fills(Map.of("parts", 2));
        try (StreamClient client = StreamClient.open(address(signedIn, "order,position"))) {
            signedIn.place("fills");

            await().untilAsserted(() -> assertThat(client.messages()).hasSize(8));
            assertThat(client.messages()).extracting(message -> message.get("update_type").textValue())
                    .endsWith("order", "position", "order", "position", "order");
            assertThat(client.messages().get(4).get("quantity").intValue()).isEqualTo(5);
            Golden.check("portfolio-stream/position", client.messages().get(6));
        }
    }

    @Test
    void tellsTheHoldingsThatTheNightMakes() throws IOException {
        try (StreamClient client = StreamClient.open(address(signedIn, "holding"))) {
            signedIn.place(Platform.order().put("product", "D").put("tag", "kept"));
            await().untilAsserted(
                    () -> assertThat(control.orders(ANITA).findValuesAsText("status")).containsExactly("complete"));

            clock("2026-09-14T19:00:00Z", 0);

            await().untilAsserted(() -> assertThat(client.messages()).hasSize(1));
            Golden.check("portfolio-stream/holding", client.messages().getFirst());
        }
    }

    @Test
    void takesAnAddressOnce() throws IOException {
        URI address = address(signedIn, "order");

        try (StreamClient first = StreamClient.open(address)) {
            assertThat(StreamClient.refusal(address)).isEqualTo(403);
            assertThat(first.end()).isEmpty();
        }
        assertThat(StreamClient.refusal(address)).isEqualTo(403);
        assertThat(StreamClient.refusal(URI.create(address.toString().replace("code=", "code=x")))).isEqualTo(403);
    }

    @Test
    void anAddressLapses() throws IOException {
        URI address = address(signedIn, "order");

        clock("2026-09-14T03:51:03Z", 0);

        assertThat(StreamClient.refusal(address)).isEqualTo(403);
    }

    @Test
    void leadsAClientWithABearerTokenToAFreshAddress() throws IOException {
        Platform.Reply reply = signedIn.get(FEED);

        assertThat(reply.status()).isEqualTo(302);
        URI address = URI.create(reply.response().headers().firstValue("Location").orElseThrow());
        try (StreamClient client = StreamClient.open(address)) {
            signedIn.place("told");
            await().untilAsserted(() -> assertThat(client.statuses()).containsExactly(LIFE));
        }
    }

    @Test
    void refusesOtherTokensAndTypes() throws IOException {
        assertThat(elsewhere.get(FEED + "/authorize").code()).isEqualTo("UDAPI100050");
        assertThat(elsewhere.get(FEED).status()).isEqualTo(401);
        assertThat(signedIn.get(FEED + "/authorize?update_types=order%2Ctrades").code()).isEqualTo("UDAPI100036");
    }

    @Test
    void endsOnLogout() throws IOException {
        try (StreamClient client = StreamClient.open(address(signedIn, "order"))) {
            signedIn.delete("/v2/logout");

            await().untilAsserted(() -> assertThat(client.end()).isEqualTo("1008"));
            assertThat(control.streams(ANITA)).isEmpty();
        }
    }

    @Test
    void endsWithItsTokenAtHalfPastThree() throws IOException {
        try (StreamClient client = StreamClient.open(address(signedIn, "order"))) {
            clock("2026-09-14T22:00:00Z", 0);

            await().untilAsserted(() -> assertThat(client.end()).isEqualTo("1008"));
        }
    }

    @Test
    void passesOnWhatIsMadeUpToThoseWhoAskedForIt() throws IOException {
        Map<String, Object> holding = Map.of("update_type", "holding", "isin", "INE002A01018", "quantity", 5);
        try (StreamClient orders = StreamClient.open(address(signedIn, "order"));
                StreamClient holdings = StreamClient.open(address(signedIn, "holding,gtt_order"))) {
            control.call("POST", "/control/users/" + ANITA + "/stream-messages", holding);

            await().untilAsserted(
                    () -> assertThat(holdings.messages()).singleElement().isEqualTo(Json.tree(holding)));
            assertThat(orders.messages()).isEmpty();
        }
    }

    @Test
    void pingsAndAdmitsAsManyConnectionsAsConfigured() throws IOException {
        SimulatorConfig config = SimulatorConfig.onFreePorts().with(Json.read("""
                {"streams": {"portfolioConnections": 1, "ping": "PT0.05S"}}""".getBytes()).orElseThrow());
        try (UpstoxSimulator other = UpstoxSimulator.start(config);
                SimulatorControl his = other.control();
                Platform platform = Platform.from(ADDRESS, other)) {
            his.user(ANITA, Map.of());
            his.app("app-a", Map.of("userId", ANITA));
            Platform caller = platform.with(his.token(ANITA, "app-a"));

            StreamClient client = StreamClient.open(address(caller, "order"));
            assertThat(StreamClient.refusal(address(caller, "order"))).isEqualTo(403);
            await().untilAsserted(() -> assertThat(client.pings()).isGreaterThan(2));

            client.close();
            await().untilAsserted(() -> assertThat(his.streams(ANITA)).isEmpty());
            StreamClient.open(address(caller, "order")).close();
        }
    }

    @Test
    void namesTheOriginThatIsConfigured() throws IOException {
        SimulatorConfig config = SimulatorConfig.onFreePorts().with(Json.read("""
                {"streams": {"origin": "wss://broker.example.in"}}""".getBytes()).orElseThrow());
        try (UpstoxSimulator other = UpstoxSimulator.start(config);
                SimulatorControl his = other.control();
                Platform platform = Platform.from(ADDRESS, other)) {
            his.user(ANITA, Map.of());
            his.app("app-a", Map.of("userId", ANITA));

            assertThat(address(platform.with(his.token(ANITA, "app-a")), "order"))
                    .hasScheme("wss").hasHost("broker.example.in");
        }
    }

    private static URI address(Platform caller, String types) throws IOException {
        JsonNode answer = caller.get(FEED + "/authorize?update_types=" + types.replace(",", "%2C")).json();
        return URI.create(answer.at("/data/authorized_redirect_uri").textValue());
    }
}
