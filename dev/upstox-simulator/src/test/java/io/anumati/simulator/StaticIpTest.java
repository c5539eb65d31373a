package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.Platform.Reply;
import io.anumati.simulator.witness.OrderCall;

class StaticIpTest extends SimulatorTest {

    private static final String SECOND = "127.0.1.23";

    @Test
    void aChangeEndsAllAccessTokensAndMovesWhereOrdersMayComeFrom() throws IOException {
        Platform other = anita.with(control.token(ANITA, "app-a"));
        String analytics = token("app-a", "ANALYTICS");

        assertThat(put(signedIn, SECOND).at("/data/access_tokens_invalidated").booleanValue()).isTrue();

        assertThat(signedIn.get("/v2/user/profile").code()).isEqualTo("UDAPI100050");
        assertThat(other.place("x").code()).isEqualTo("UDAPI100050");
        assertThat(elsewhere.with(analytics).get("/v2/market/status/NSE").status()).isEqualTo(200);
        String fresh = control.token(ANITA, "app-a");
        assertThat(anita.with(fresh).place("old").code()).isEqualTo("UDAPI1154");
        try (Platform moved = Platform.from(SECOND, simulator)) {
            assertThat(moved.with(fresh).place("new").status()).isEqualTo(200);
        }
    }

    @Test
    void anotherWeekAllowsAnotherChange() throws IOException {
        put(signedIn, SECOND);
        clock("2026-09-20T18:29:59Z", 0);
        assertThat(change("127.0.1.24").code()).isEqualTo("UDAPI1185");

        clock("2026-09-20T18:30:00Z", 0);

        assertThat(change("127.0.1.24").status()).isEqualTo(200);
        assertThat(anita.with(control.token(ANITA, "app-a")).get("/v2/user/ip").json().at("/data/primary_ip_updated_at")
                .textValue()).isEqualTo("2026-09-21 00:00:00");
    }

    @Test
    void aRefusedChangeLeavesTokensAndTheWeek() throws IOException {
        assertThat(put(signedIn, "127.0.1.22").path("errors").path(0).path("message").textValue())
                .isEqualTo("IP address already assigned");

        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(200);
        assertThat(put(signedIn, SECOND).get("status").textValue()).isEqualTo("success");
    }

    @Test
    void theLoserOfARaceIsToldToTryAgain() throws IOException {
        put(signedIn, SECOND);

        assertThat(signedIn.put("/v2/user/ip", Map.of("primary_ip", "127.0.1.24")).code()).isEqualTo("UDAPI1186");
        clock("2026-09-14T03:50:04Z", 0);
        assertThat(signedIn.put("/v2/user/ip", Map.of("primary_ip", "127.0.1.24")).code()).isEqualTo("UDAPI100050");
    }

    @Test
    void oneFamilySharesAnAddressAndNobodyElse() throws IOException {
        control.user(ANITA, Map.of("family", "rao"));
        control.user(RAVI, Map.of("family", "rao", "primaryIp", ADDRESS));
        control.user("STRANGER", Map.of());
        assertThatThrownBy(() -> control.user("STRANGER", Map.of("primaryIp", ADDRESS))).hasMessageContaining("409");
        assertThatThrownBy(() -> control.user("STRANGER", Map.of("family", "rao", "primaryIp", ADDRESS)))
                .hasMessageContaining("409");

        assertThat(anita.with(control.token(RAVI, "app-r")).place("shared").status()).isEqualTo(200);

        OrderCall call = control.calls(0).getFirst();
        assertThat(List.of(call.userId(), call.addressOwner())).containsExactly(RAVI, RAVI);
        assertThat(control.witness(RAVI).orElseThrow().foreignToken()).isZero();
    }

    @Test
    void notationsOfAnAddressAreOneAddress() throws IOException {
        control.user(RAVI, Map.of("primaryIp", "2001:db8::22"));

        assertThat(put(signedIn, "2001:0DB8:0:0::22").path("errors").path(0).path("errorCode").textValue())
                .isEqualTo("UDAPI100500");
    }

    private static Reply change(String primary) throws IOException {
        return anita.with(control.token(ANITA, "app-a")).put("/v2/user/ip", Map.of("primary_ip", primary));
    }

    private static JsonNode put(Platform platform, String primary) throws IOException {
        return platform.put("/v2/user/ip", Map.of("primary_ip", primary)).json();
    }

    private static String token(String app, String kind) {
        return control.call("POST", "/control/users/" + ANITA + "/tokens", Map.of("clientId", app, "kind", kind))
                .get("accessToken").textValue();
    }
}
