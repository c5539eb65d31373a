package io.anumati.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.simulator.egress.ForwardProxy;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.witness.OrderCall;

class ProxyTest extends SimulatorTest {

    @Test
    void theSourceOfACallThroughAForwardProxyIsTheProxysOwnAddress() throws IOException {
        control.user(ANITA, Map.of("primaryIp", "127.0.3.7"));
        String token = control.token(ANITA, "app-a");

        assertThat(placedThrough("127.0.3.7", token)).startsWith("HTTP/1.1 200");
        assertThat(placedThrough("127.0.3.8", token)).startsWith("HTTP/1.1 403");

        assertThat(control.calls(ANITA)).extracting(OrderCall::sourceAddress).containsExactly("127.0.3.7", "127.0.3.8");
        assertThat(control.calls(ANITA)).extracting(OrderCall::addressOwner).containsExactly(ANITA, null);
    }

    private static String placedThrough(String outgoing, String token) throws IOException {
        byte[] order = Json.bytes(Platform.order());
        try (ForwardProxy proxy = new ForwardProxy(outgoing); Socket tunnel = new Socket("127.0.0.1", portOf(proxy))) {
            String server = "127.0.0.1:" + simulator.apiPort();
            tunnel.setSoTimeout(10_000);
            tunnel.getOutputStream().write("CONNECT %1$s HTTP/1.1\r\nHost: %1$s\r\n\r\n".formatted(server).getBytes(UTF_8));
            assertThat(head(tunnel)).startsWith("HTTP/1.1 200");
            tunnel.getOutputStream().write("""
                    POST /v3/order/place HTTP/1.1\r
                    Host: api.upstox.com\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    X-Forwarded-For: 127.0.3.7\r
                    Content-Length: %d\r
                    \r
                    """.formatted(token, order.length).getBytes(UTF_8));
            tunnel.getOutputStream().write(order);
            return head(tunnel);
        }
    }

    private static int portOf(ForwardProxy proxy) {
        return Integer.parseInt(proxy.address().split(":")[1]);
    }

    private static String head(Socket from) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = from.getInputStream().read();
            assertThat(next).as("ended after: " + head).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }
}
