package io.anumati.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.anumati.testkit.FreePorts;

class BrokerLineTest {

    private static final String USER = "127.64.0.9";

    private ServerSocket broker;
    private BrokerLine line;
    private int port;

    @BeforeEach
    void open() throws IOException {
        broker = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        port = FreePorts.next();
        line = new BrokerLine(port, broker.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        broker.close();
    }

    @Test
    void theBrokerSeesTheCallersOwnAddress() throws IOException {
        try (Socket _ = call(); Socket seen = broker.accept()) {
            assertThat(seen.getInetAddress().getHostAddress()).isEqualTo(USER);
        }
    }

    @Test
    void whatIsSentWhileItStandsComesWhenItIsOpenAgain() throws IOException {
        try (Socket caller = call(); Socket seen = broker.accept()) {
            line.be(BrokerLine.State.STANDING);
            caller.getOutputStream().write(7);
            seen.setSoTimeout(50);
            assertThatThrownBy(() -> seen.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            line.be(BrokerLine.State.OPEN);

            seen.setSoTimeout(10_000);
            assertThat(seen.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aCutResetsWhatIsUnderWay() throws IOException {
        try (Socket caller = call(); Socket seen = broker.accept()) {
            seen.getOutputStream().write(1);
            assertThat(caller.getInputStream().read()).isEqualTo(1);

            line.be(BrokerLine.State.CUT);

            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    private Socket call() throws IOException {
        Socket caller = new Socket();
        caller.bind(new InetSocketAddress(USER, 0));
        caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        caller.setSoTimeout(10_000);
        return caller;
    }
}
