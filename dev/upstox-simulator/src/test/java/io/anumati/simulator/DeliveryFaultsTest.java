package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.stream.OpenStream;

/** What comes from the broker may come twice, late, in another order, or not; and streams may break off or fall silent. */
class DeliveryFaultsTest extends SimulatorTest {

    private Hooks hooks;
    private StreamClient client;

    @BeforeEach
    void listen() throws IOException {
        hooks = new Hooks();
        control.app("app-a", Map.of("postbackUrl", hooks.url("/postback"), "notifierUrl", hooks.url("/notifier")));
        client = StreamClient.open(address());
    }

    @AfterEach
    void stopListening() {
        client.close();
        hooks.close();
    }

    @Test
    void sendsTwice() throws IOException {
        control.deliveryFault(Map.of("kind", "DUPLICATED", "userId", ANITA, "channel", "PORTFOLIO"));
        control.deliveryFault(Map.of("kind", "DUPLICATED", "userId", ANITA, "channel", "POSTBACK", "times", 2));

        signedIn.place("twice");

        await().untilAsserted(() -> assertThat(client.statuses()).containsExactly("put order req received",
                "put order req received", "validation pending", "open pending", "open", "complete"));
        await().untilAsserted(() -> assertThat(posted()).containsExactlyInAnyOrder("put order req received",
                "put order req received", "validation pending", "validation pending", "open pending", "open", "complete"));
    }

    @Test
    void sendsLateSoThatTheNextOvertakes() throws IOException {
        control.deliveryFault(Map.of("kind", "LATE", "channel", "PORTFOLIO", "delay", "PT0.6S", "maxDelay", "PT0.7S"));
        control.deliveryFault(Map.of("kind", "LATE", "channel", "POSTBACK", "delay", "PT0.6S", "maxDelay", "PT0.7S"));

        signedIn.place("late");

        await().untilAsserted(() -> assertThat(client.statuses()).containsExactly("validation pending", "open pending", "open",
                "complete", "put order req received"));
        await().untilAsserted(() -> assertThat(posted()).hasSize(5).endsWith("put order req received"));
    }

    @Test
    void changesTheOrder() throws IOException {
        control.deliveryFault(Map.of("kind", "REORDERED", "channel", "PORTFOLIO"));

        signedIn.place("reordered");

        await().untilAsserted(() -> assertThat(client.statuses()).containsExactly("validation pending",
                "put order req received", "open pending", "open", "complete"));
    }

    @Test
    void sendsWhatWasHeldBackWhenNothingFollows() throws IOException {
        control.fills(Map.of("mode", "REST"));
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "PORTFOLIO", "times", 3));
        control.deliveryFault(Map.of("kind", "REORDERED", "channel", "PORTFOLIO", "delay", "PT0.3S"));

        signedIn.place("held");

        await().untilAsserted(() -> assertThat(client.statuses()).containsExactly("open"));
    }

    @Test
    void leavesOut() throws IOException {
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "PORTFOLIO", "userId", ANITA, "times", 4));
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "POSTBACK", "userId", RAVI));

        signedIn.place("missing");

        await().untilAsserted(() -> assertThat(client.statuses()).containsExactly("complete"));
        await().untilAsserted(() -> assertThat(posted()).hasSize(5));
        assertThat(control.call("GET", "/control/delivery-faults", null)).hasSize(1);
    }

    @Test
    void breaksOffInsteadOfTheMessage() throws IOException {
        control.deliveryFault(Map.of("kind", "DROP", "userId", ANITA));

        signedIn.place("dropped");

        await().untilAsserted(() -> assertThat(client.end()).isEqualTo("cut"));
        assertThat(client.messages()).isEmpty();
        assertThat(control.streams(ANITA)).isEmpty();
        await().untilAsserted(() -> assertThat(posted()).hasSize(5));
    }

    @Test
    void breaksOffAtOnceByHand() {
        assertThat(control.cutStreams(ANITA)).isEqualTo(1);

        await().untilAsserted(() -> assertThat(client.end()).isEqualTo("cut"));
        assertThat(control.cutStreams(ANITA)).isZero();
    }

    @Test
    void fallsSilentForAWhile() throws IOException {
        control.deliveryFault(Map.of("kind", "SILENT", "delay", "PT0.6S"));

        signedIn.place("unheard");
        assertThat(control.streams(ANITA)).singleElement().extracting(OpenStream::silent).isEqualTo(true);
        await().untilAsserted(() -> assertThat(posted()).hasSize(5));
        await().untilAsserted(
                () -> assertThat(control.streams(ANITA)).singleElement().extracting(OpenStream::silent).isEqualTo(false));
        signedIn.place("heard");

        await().untilAsserted(() -> assertThat(client.messages()).hasSize(5));
        assertThat(client.messages()).extracting(message -> message.get("tag").textValue()).containsOnly("heard");
    }

    @Test
    void keepsATokenBackOrSendsItTwice() throws IOException {
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "NOTIFIER"));
        assertThat(approve()).isFalse();
        assertThat(hooks.posted()).isEmpty();

        control.deliveryFault(Map.of("kind", "DUPLICATED", "channel", "NOTIFIER"));
        assertThat(approve()).isTrue();

        await().untilAsserted(() -> assertThat(hooks.posted()).hasSize(2));
        assertThat(hooks.posted().getFirst()).isEqualTo(hooks.posted().getLast());
    }

    @Test
    void strikesByProbabilityUntilRemoved() throws IOException {
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "PORTFOLIO", "probability", 0.0));
        control.call("POST", "/control/delivery-faults",
                Json.object().put("kind", "MISSING").put("channel", "PORTFOLIO").putNull("times"));
        long last = control.call("GET", "/control/delivery-faults", null).get(1).get("id").longValue();

        signedIn.place("unheard");
        await().untilAsserted(() -> assertThat(posted()).hasSize(5));
        control.call("DELETE", "/control/delivery-faults/" + last, null);
        signedIn.place("heard");

        await().untilAsserted(() -> assertThat(client.messages()).hasSize(5));
        assertThat(control.call("DELETE", "/control/delivery-faults", null).get("removed").intValue()).isEqualTo(1);
    }

    @Test
    void waitsForItsTurnAndItsTime() throws IOException {
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "PORTFOLIO", "skip", 3, "times", 1));
        control.deliveryFault(Map.of("kind", "MISSING", "channel", "PORTFOLIO", "times", 9, "from", "2026-09-14T03:51:00Z"));
        signedIn.place("spared");
        await().untilAsserted(() -> assertThat(client.statuses()).containsExactly("put order req received",
                "validation pending", "open pending", "complete"));

        clock("2026-09-14T03:51:00Z", 0);
        signedIn.place("too-late");

        await().untilAsserted(() -> assertThat(posted()).hasSize(10));
        assertThat(client.messages()).hasSize(4);
    }

    @Test
    void refusesWhatMakesNoSense() {
        List<Map<String, Object>> faults = List.of(Map.of("channel", "PORTFOLIO"),
                Map.of("kind", "DROP", "channel", "POSTBACK"), Map.of("kind", "LATE", "probability", 2),
                Map.of("kind", "LATE", "delay", "PT2S", "maxDelay", "PT1S"));

        assertThat(faults).allSatisfy(
                fault -> assertThatThrownBy(() -> control.deliveryFault(fault)).isInstanceOf(IllegalArgumentException.class));
    }

    private List<String> posted() {
        return hooks.posted().stream().map(body -> body.get("status").textValue()).toList();
    }

    private static boolean approve() throws IOException {
        elsewhere.post("/v3/login/auth/token/request/app-a", Map.of("client_secret", "secret"));
        return control.approve(control.tokenRequestOf("app-a").orElseThrow().id());
    }

    private URI address() throws IOException {
        return URI.create(signedIn.get("/v2/feed/portfolio-stream-feed/authorize").json()
                .at("/data/authorized_redirect_uri").textValue());
    }
}
