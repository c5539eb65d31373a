package io.anumati.upstox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

class DepartureWatchTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void nothingLeftBeforeTheFirstFlush() {
        DepartureWatch watch = DepartureWatch.arm(channel);

        channel.write(Unpooled.copyInt(1));

        assertThat(watch.mayHaveLeft()).isFalse();
    }

    @Test
    void aFlushIntoALiveConnectionMayHaveLeft() {
        DepartureWatch watch = DepartureWatch.arm(channel);

        channel.writeAndFlush(Unpooled.copyInt(1));

        assertThat(watch.mayHaveLeft()).isTrue();
    }

    @Test
    void aFlushIntoAClosedConnectionNeverLeaves() {
        DepartureWatch watch = DepartureWatch.arm(channel);
        channel.close();

        channel.writeAndFlush(Unpooled.copyInt(1));

        assertThat(watch.mayHaveLeft()).isFalse();
    }

    @Test
    void eachCallIsWatchedAnew() {
        DepartureWatch first = DepartureWatch.arm(channel);
        channel.writeAndFlush(Unpooled.copyInt(1));

        DepartureWatch second = DepartureWatch.arm(channel);

        assertThat(second).isSameAs(first);
        assertThat(second.mayHaveLeft()).isFalse();
    }
}
