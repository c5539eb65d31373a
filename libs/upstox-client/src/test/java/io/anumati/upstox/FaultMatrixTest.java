package io.anumati.upstox;

import static io.anumati.upstox.NastyServer.answer;
import static io.anumati.upstox.NastyServer.json;
import static io.anumati.upstox.NastyServer.nothing;
import static io.anumati.upstox.NastyServer.raw;
import static io.anumati.upstox.NastyServer.thenClose;
import static io.anumati.upstox.NastyServer.thenReset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each fault at each write call gives the right class, and nothing is ever sent twice. */
class FaultMatrixTest {

    private static final String HTML = "<html><body>error code: 1010</body></html>";
    private static final String ERROR = """
            {"status":"error","errors":[{"errorCode":"%1$s","message":"No.","propertyPath":null,"invalidValue":null,
             "error_code":"%1$s","property_path":null,"invalid_value":null}]}""";

    private record Fault(NastyServer.Deed deed, Class<? extends BrokerFailure> expected, int arrivals) {
    }

    private record Seen(Throwable failure, int requests) {
    }

    @TestFactory
    Stream<DynamicTest> i7_everyFaultAtEveryWriteIsOfTheRightClassAndSentOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return writes().stream().flatMap(endpoint -> faults(endpoint).entrySet().stream().map(fault -> {
                Future<Seen> seen = threads.submit(() -> strike(endpoint, fault.getValue()));
                return DynamicTest.dynamicTest(endpoint + ": " + fault.getKey(), () -> {
                    assertThat(seen.get().failure()).isExactlyInstanceOf(fault.getValue().expected());
                    assertThat(seen.get().failure().toString()).doesNotContain("4711");
                    assertThat(seen.get().requests()).isEqualTo(fault.getValue().arrivals());
                });
            })).toList().stream();
        }
    }

    private static List<Endpoint> writes() {
        return Stream.of(Endpoint.values()).filter(Endpoint::isWrite).toList();
    }

    private static Map<String, Fault> faults(Endpoint endpoint) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        unknown(faults, "no answer", nothing());
        unknown(faults, "closed without an answer", thenClose(nothing()));
        unknown(faults, "reset without an answer", thenReset(nothing()));
        unknown(faults, "half a body, then closed", thenClose(raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"status\"")));
        unknown(faults, "half a body, then reset", thenReset(raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"status\"")));
        unknown(faults, "half a body, then nothing", raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"status\""));
        unknown(faults, "half a status line", thenClose(raw("HTTP/1.1 2")));
        unknown(faults, "no HTTP", raw("SSH-2.0-OpenSSH\r\n\r\n"));
        unknown(faults, "200 and empty", json(200, ""));
        unknown(faults, "200 and HTML", answer(200, "text/html", HTML));
        unknown(faults, "200 and truncated", json(200, "{\"status\":\"success\",\"data\":{\"order_id"));
        unknown(faults, "200 and huge", json(200, "x".repeat(9 << 20)));
        unknown(faults, "200 and null", json(200, "{\"status\":\"success\",\"data\":null}"));
        unknown(faults, "200 and an error", json(200, ERROR.formatted("UDAPI100050")));
        unknown(faults, "307", raw("HTTP/1.1 307 X\r\nLocation: /v3/order/place\r\nContent-Length: 0\r\n\r\n"));
        unknown(faults, "403 of the CDN", answer(403, "text/html", HTML));
        unknown(faults, "429 of the CDN", answer(429, "text/html", HTML));
        unknown(faults, "400 and empty", json(400, ""));
        unknown(faults, "400 and a code nobody knows", json(400, ERROR.formatted("UDAPI987654")));
        unknown(faults, "400 something went wrong", json(400, ERROR.formatted("UDAPI100500")));
        unknown(faults, "408", json(408, ERROR.formatted("UDAPI10005")));
        unknown(faults, "500", json(500, ERROR.formatted("UDAPI100500")));
        unknown(faults, "502", answer(502, "text/html", HTML));
        unknown(faults, "503 with a known code", json(503, ERROR.formatted("UDAPI10005")));
        faults.put("throttled", new Fault(json(429, ERROR.formatted("UDAPI10005")), Throttled.class, 1));
        faults.put("bad input", new Fault(json(400, ERROR.formatted("UDAPI100036")), Refused.class, 1));
        Class<? extends BrokerFailure> session = ErrorCodes.hasToken(endpoint) ? Unauthorised.class : OutcomeUnknown.class;
        faults.put("token refused", new Fault(json(401, ERROR.formatted("UDAPI100050")), session, 1));
        Class<? extends BrokerFailure> night = endpoint.isOrder() ? Locked.class : OutcomeUnknown.class;
        faults.put("night window", new Fault(json(423, ERROR.formatted("UDAPI100074")), night, 1));
        faults.put("nobody there", new Fault(null, NotSent.class, 0));
        return faults;
    }

    private static void unknown(Map<String, Fault> faults, String name, NastyServer.Deed deed) {
        faults.put(name, new Fault(deed, OutcomeUnknown.class, 1));
    }

    private static Seen strike(Endpoint endpoint, Fault fault) {
        NastyServer server = fault.deed() == null ? new NastyServer() : new NastyServer(fault.deed(), nothing());
        URI uri = server.uri();
        UpstoxClient client = new UpstoxClient(AgainstNastyServer.VERTX, new UpstoxHosts(uri, uri),
                new UpstoxTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(5)), UpstoxPools.USUAL, InstantSource.system());
        try (server; client) {
            if (fault.deed() == null) {
                server.close();
            }
            CompletableFuture<?> call = EveryCall.all().get(endpoint).apply(client);
            return new Seen(catchThrowable(() -> Answers.await(call)), server.requests.size());
        }
    }
}
