package io.anumati.upstox;

import java.util.Optional;
import java.util.regex.Pattern;

/** From where a call leaves this machine. There is no fall-back: a route that cannot be used is {@link NotSent}. */
public sealed interface Egress {

    /** The machine's own choice; for reads and sign-in, which the broker binds to no address. */
    record Direct() implements Egress {
    }

    /** A local IPv4 address of this machine; one pool of connections each. */
    record SourceAddress(String ipv4) implements Egress {

        private static final Pattern DOTTED = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

        public SourceAddress {
            if (!DOTTED.matcher(Text.need(ipv4, "source address")).matches()) {
                throw new IllegalArgumentException("no IPv4 address: " + ipv4);
            }
        }
    }

    /** An HTTP forward proxy (CONNECT where the broker is https). */
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
