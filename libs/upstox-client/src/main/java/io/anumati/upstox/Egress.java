package io.anumati.upstox;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where a call leaves this machine; one pool of connections each. There is no fall-back: a route that cannot be used is
 * {@link NotSent}.
 */
public sealed interface Egress {

    /** The machine's own choice; for reads and sign-in, which the broker binds to no address. */
    record Direct() implements Egress {
    }

    Pattern DOTTED = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

    /** Whether a text is an IPv4 address and not a name. */
    static boolean isIpv4(String text) {
        return DOTTED.matcher(text).matches();
    }

    /** A local IPv4 address of this machine. */
    record SourceAddress(String ipv4) implements Egress {

        public SourceAddress {
            if (!isIpv4(Text.need(ipv4, "source address"))) {
                throw new IllegalArgumentException("no IPv4 address: " + ipv4);
            }
        }
    }

    /**
     * An HTTP forward proxy. Where the broker is https the call goes through a CONNECT tunnel with TLS inside, so the proxy
     * never
     * sees a token; it must leave over IPv4 by itself.
     */
    record ForwardProxy(String host, int port, Optional<ProxyLogin> login) implements Egress {

        public ForwardProxy {
            Text.need(host, "proxy host");
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("no port: " + port);
            }
        }
    }

    /** Login at a forward proxy; it never prints. */
    record ProxyLogin(String user, String password) {

        @Override
        public String toString() {
            return "ProxyLogin[***]";
        }
    }
}
