package io.anumati.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.anumati.simulator.json.Json;

/** What the control API does not understand it refuses, and changes nothing. */
class ControlRefusalTest extends SimulatorTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            PUT /control/clock {"sped":60}
            PUT /control/clock {"speed":"fast"}
            PUT /control/clock {"speed":-1}
            PUT /control/clock {"now":"soon"}
            PUT /control/clock {"now":"2400-01-01T00:00:00Z"}
            PUT /control/limits {"orderMinute":null}
            PUT /control/limits {"algoLimit":0}
            PUT /control/limits {"perDay":1}
            PUT /control/fills {"parts":0}
            PUT /control/postbacks {"mode":"SOME"}
            PUT /control/users/7KBX21 {"cash":"many"}
            PUT /control/users/7KBX21/static-ip {"cash":1}
            POST /control/users/7KBX21/tokens {"clientId":"app-a","sort":"ACCESS"}
            POST /control/users/7KBX21/orders {}
            PUT /control/apps/app-a {"status":"GONE"}
            POST /control/notifier/forge {"clientId":"app-a","claimedUser":"x"}
            POST /control/faults {"kind":"NONE"}
            POST /control/delivery-faults {"kind":"DROP","channel":"POSTBACK"}
            PUT /control/instruments {"instrument_key":"x"}
            GET /control/witness?counting=NO {}
            """)
    void refusesWithStatus400(String method, String path, String body) throws IOException {
        var asked = Json.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();

        assertThatThrownBy(() -> control.call(method, path, asked)).hasMessageContaining(": 400 ");

        assertThat(signedIn.place("after").status()).isEqualTo(200);
        assertThat(control.witness(ANITA)).isPresent();
    }
}
