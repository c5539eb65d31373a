package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.simulator.fault.FaultKind;
import io.anumati.simulator.fault.Preset;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.witness.OrderCall;

class FaultPresetsTest extends SimulatorTest {

    @ParameterizedTest
    @CsvSource({ "SERVER_ERROR, 500, application/json, UDAPI100500", "BAD_GATEWAY, 502, text/html, 502 Bad Gateway",
            "UNAVAILABLE, 503, application/json, ''", "GATEWAY_TIMEOUT, 504, text/html, 504 Gateway Time-out",
            "EMPTY, 200, application/json, ''", "PAGE, 200, text/html, Back soon", "STRANGE, 200, application/json, odd",
            "CLOUDFLARE, 403, text/html, Error 1010", "CLOUDFLARE_RATE, 429, text/html, Error 1015" })
    void answersAsThePresetSays(String preset, int status, String contentType, String text) throws IOException {
        control.fault(Map.of("preset", preset, "call", "PLACE"));

        Platform.Reply reply = signedIn.place("x");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.response().headers().firstValue("Content-Type")).get().asString().startsWith(contentType);
        assertThat(reply.text()).contains(text);
        assertThat(text.isEmpty()).isEqualTo(reply.text().isEmpty());
        assertThat(control.orders(ANITA)).isEmpty();
        assertThat(control.calls(ANITA)).singleElement().extracting(OrderCall::fault).isEqualTo(FaultKind.ANSWER);
        assertThat(control.witness(ANITA).orElseThrow().accepted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetCanHideATakenOrder(Preset preset) throws IOException {
        control.fault(Map.of("preset", preset, "kind", "ANSWER_AFTER", "call", "PLACE"));

        signedIn.place("hidden");

        assertThat(control.orders(ANITA).findValuesAsText("tag")).containsExactly("hidden");
    }

    @Test
    void aHugeBodyIsHuge() throws IOException {
        control.fault(Map.of("preset", "HUGE", "call", "PLACE"));

        assertThat(signedIn.place("x").response().body()).hasSize(32 << 20);

        control.fault(Map.of("preset", "HUGE", "size", 3_000_000, "call", "PLACE"));
        assertThat(signedIn.place("x").response().body()).hasSize(3_000_000);
    }

    @Test
    void aTruncatedAnswerStopsInTheMiddleAndTheOrderIsInTheBook() throws IOException {
        control.fault(Map.of("kind", "TRUNCATED_ANSWER", "call", "PLACE"));

        assertThatThrownBy(() -> signedIn.place("half")).isInstanceOf(IOException.class);

        assertThat(signedIn.get("/v2/order/retrieve-all").json().findValuesAsText("tag")).containsExactly("half");
        assertThat(control.calls(ANITA)).singleElement().extracting(OrderCall::status).isEqualTo(200);
    }

    @Test
    void strikesByTheBrokersClockAndAfterSoManyCalls() throws IOException {
        control.fault(Map.of("kind", "THROTTLED", "call", "PROFILE", "from", "2026-09-14T04:00:00Z"));
        control.fault(Map.of("kind", "UNAUTHORISED", "call", "PROFILE", "skip", 1));

        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(200);
        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(401);
        clock("2026-09-14T04:00:00Z", 0);
        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(429);
        assertThat(signedIn.get("/v2/user/profile").status()).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrongWithAFault() {
        assertThatThrownBy(() -> control.fault(Map.of("preset", "NICE"))).hasMessageContaining("400");
        assertThatThrownBy(() -> control.fault(Map.of("kind", "HANG", "size", -1))).hasMessageContaining("size");
        assertThatThrownBy(() -> control.call("POST", "/control/faults", Json.object())).hasMessageContaining("preset");
    }
}
