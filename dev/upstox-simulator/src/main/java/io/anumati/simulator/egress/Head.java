package io.anumati.simulator.egress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a client tells a forward proxy before anything else.
 *
 * @param target host:port for CONNECT, else an absolute http address
 * @param headers as they came
 */
record Head(String method, String target, List<String> headers) {

    private static final int LONGEST = 64 << 10;

    static Head read(DataInputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.readUnsignedByte());
            if (text.length() > LONGEST) {
                throw new IOException("no end of a request's head");
            }
        }
        List<String> lines = text.toString().strip().lines().toList();
        String[] first = lines.getFirst().split(" ");
        return new Head(first[0], first[1], lines.subList(1, lines.size()));
    }

    boolean isTunnel() {
        return method.equals("CONNECT");
    }

    InetSocketAddress server() {
        URI server = URI.create(isTunnel() ? "tunnel://" + target : target);
        return new InetSocketAddress(server.getHost(), server.getPort() < 0 ? 80 : server.getPort());
    }

    /** @return null when there is none */
    String value(String name) {
        return headers.stream().filter(line -> nameOf(line).equals(name)).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(null);
    }

    /** Bytes of body that follow. */
    int length() {
        String length = value("content-length");
        return length == null ? 0 : Integer.parseInt(length);
    }

    /** The same request with its path only, one per connection, without what was said to the proxy. */
    byte[] forTheServer() {
        URI address = URI.create(target);
        String path = address.getRawQuery() == null ? address.getRawPath() : address.getRawPath() + "?" + address.getRawQuery();
        String rest = headers.stream().filter(line -> !nameOf(line).startsWith("proxy-") && !nameOf(line).equals("connection"))
                .collect(Collectors.joining("\r\n"));
        return "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n".formatted(method, path, rest).getBytes(ISO_8859_1);
    }

    private static String nameOf(String line) {
        return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
    }
}
