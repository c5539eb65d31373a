package io.anumati.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A web server that serves the instrument master the test has written last; at first it answers 503, as a broker may. */
public class InstrumentFileResource implements QuarkusTestResourceLifecycleManager {

    /** Shared by class loaders through the system properties. */
    private static final String CONTENT = "test.instruments";
    private static final int REFUSALS_AT_START = 2;

    public static final String SHARE = "NSE_EQ|INE002A01018";
    public static final String OUTSIDE = "NSE_EQ|INE009A01021";
    public static final String EXPIRED = "NSE_FO|1001";
    private static final String FIRST_FILE = """
            [{"segment":"NSE_EQ","name":"RELIANCE","exchange":"NSE","isin":"INE002A01018","instrument_type":"EQ",
              "instrument_key":"NSE_EQ|INE002A01018","lot_size":1,"freeze_quantity":100000.0,"exchange_token":"2885",
              "tick_size":%s,"trading_symbol":"RELIANCE"},
             {"segment":"NSE_EQ","name":"INFOSYS","exchange":"NSE","isin":"INE009A01021","instrument_type":"EQ",
              "instrument_key":"NSE_EQ|INE009A01021","lot_size":1,"freeze_quantity":100000.0,"exchange_token":"1594",
              "tick_size":5.0,"trading_symbol":"INFY"},
             {"segment":"NSE_FO","name":"NIFTY","exchange":"NSE","instrument_type":"FUT","instrument_key":"NSE_FO|1001",
              "lot_size":75,"freeze_quantity":1800.0,"exchange_token":"1001","tick_size":10.0,"expiry":1577836799000,
              "trading_symbol":"NIFTY FUT 31 DEC 19"},
             {"segment":"NSE_INDEX","name":"Nifty 50","exchange":"NSE","instrument_type":"INDEX",
              "instrument_key":"NSE_INDEX|Nifty 50","trading_symbol":"NIFTY"}]""";

    private HttpServer server;
    private int refusals = REFUSALS_AT_START;

    /** @param paise tick size of {@link #SHARE} */
    public static void listWithTick(String paise) {
        System.setProperty(CONTENT, FIRST_FILE.formatted(paise));
    }

    public static void refuse() {
        System.setProperty(CONTENT, "");
    }

    @Override
    public Map<String, String> start() {
        listWithTick("5.0");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/complete.json.gz", this::answer);
        server.start();
        return Map.of("ANUMATI_UPSTOX_INSTRUMENTS_URL",
                "http://127.0.0.1:%d/complete.json.gz".formatted(server.getAddress().getPort()));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String content = System.getProperty(CONTENT);
        try (exchange) {
            if (content.isEmpty() || refusals-- > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                byte[] body = packed(content);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] packed(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
