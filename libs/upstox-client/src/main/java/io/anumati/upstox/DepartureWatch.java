package io.anumati.upstox;

import java.util.NoSuchElementException;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * Sits next to the socket and sees whether anything was flushed into a connection that was still up. Bytes flushed into a
 * closed
 * one never leave; those flushed into a live one may have left, even if the write then failed.
 */
final class DepartureWatch extends ChannelOutboundHandlerAdapter {

    private static final String NAME = "departure-watch";

    private volatile boolean departed;

    /** Starts to watch for one call; a connection carries one call at a time. */
    static DepartureWatch arm(Channel channel) {
        DepartureWatch watch = installed(channel);
        watch.departed = false;
        return watch;
    }

    /** Whether a byte may have left since armed. */
    boolean mayHaveLeft() {
        return departed;
    }

    @Override
    public void flush(ChannelHandlerContext context) throws Exception {
        departed = departed || context.channel().isActive();
        super.flush(context);
    }

    private static DepartureWatch installed(Channel channel) {
        if (channel.pipeline().get(NAME) instanceof DepartureWatch present) {
            return present;
        }
        try {
            DepartureWatch added = new DepartureWatch();
            channel.pipeline().addFirst(NAME, added);
            return added;
        } catch (NoSuchElementException closing) {
            throw new IllegalStateException("the connection closes", closing);
        }
    }
}
