package io.anumati.upstox;

import java.net.BindException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.netty.handler.proxy.ProxyConnectException;

/**
 * Provably nothing of the request reached the broker: no connection (refused, no name, address not ours, none free in time), it
 * was
 * closed before the first flush, the forward proxy turned us away, or the caller's {@link LastLook} held the call back.
 */
public final class NotSent extends BrokerFailure {

    /** A proxy's own words: it wants another login, or does not let us go there. Its text is the only place of the status. */
    private static final Pattern TURNED_AWAY = Pattern.compile("\\bstatus: 40[37]\\b");

    private final boolean ours;

    NotSent(String why, Throwable cause) {
        super(why, cause);
        this.ours = Stream.iterate(cause, each -> each != null, Throwable::getCause).anyMatch(NotSent::isOurs);
    }

    private NotSent(String why) {
        super(why, null);
        this.ours = true;
    }

    /** A proxy of a plain http call asked for another login in place of passing the call on. */
    static NotSent proxyWantsALogin() {
        return new NotSent("the proxy wants another login: status: 407");
    }

    /** Whether our own set-up is at fault, not the broker: the source address is none of ours, or the proxy turns us away. */
    public boolean isOurs() {
        return ours;
    }

    private static boolean isOurs(Throwable cause) {
        return cause instanceof BindException
                || cause instanceof ProxyConnectException && TURNED_AWAY.matcher(String.valueOf(cause.getMessage())).find();
    }
}
