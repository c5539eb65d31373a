package io.anumati.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * One keep-alive connection on which one user places one order after the other; cheap, so that the broker is what is measured.
 */
final class PlaceConnection implements AutoCloseable {

    private static final String NUMBER = "00000000";
    private static final byte[] LENGTH = "content-length: ".getBytes(US_ASCII);

    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] request;
    private final int numberAt;
    private final byte[] buffer = new byte[8192];
    private int number;

    /** @param address the user's own, from which it connects */
    PlaceConnection(URI api, String address, String userId, String token) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(new InetSocketAddress(api.getHost(), api.getPort()));
        in = socket.getInputStream();
        String body = """
                {"quantity":10,"product":"I","validity":"DAY","price":1512.40,"tag":"%s-%s","instrument_token":\
                "NSE_EQ|INE002A01018","order_type":"LIMIT","transaction_type":"BUY","disclosed_quantity":0,"trigger_price":0,\
                "is_amo":false,"slice":false}""".formatted(userId, NUMBER);
        String text = """
                POST /v3/order/place HTTP/1.1\r
                Host: %s\r
                Accept: application/json\r
                Content-Type: application/json\r
                X-Algo-Name: bench\r
                Authorization: Bearer %s\r
                Content-Length: %d\r
                \r
                %s""".formatted(api.getAuthority(), token, body.length(), body);
        request = text.getBytes(US_ASCII);
        numberAt = text.lastIndexOf(NUMBER);
    }

    /** @return whether the order was taken */
    boolean place() throws IOException {
        int rest = ++number;
        for (int i = numberAt + NUMBER.length() - 1; i >= numberAt; i--) {
            request[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        socket.getOutputStream().write(request);
        return answered();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean answered() throws IOException {
        int held = 0;
        int whole = Integer.MAX_VALUE;
        while (held < whole) {
            int read = in.read(buffer, held, buffer.length - held);
            if (read < 0) {
                throw new IOException("the broker closed the connection");
            }
            held += read;
            whole = whole == Integer.MAX_VALUE ? wholeLength(held) : whole;
        }
        return buffer[9] == '2' && buffer[10] == '0' && buffer[11] == '0';
    }

    /** Head and body together, once the head is there. */
    private int wholeLength(int held) {
        int bodyLength = 0;
        for (int i = 0; i + 3 < held; i++) {
            if (startsLength(i)) {
                for (int at = i + LENGTH.length; buffer[at] != '\r'; at++) {
                    bodyLength = bodyLength * 10 + buffer[at] - '0';
                }
            }
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4 + bodyLength;
            }
        }
        return Integer.MAX_VALUE;
    }

    private boolean startsLength(int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((buffer[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
