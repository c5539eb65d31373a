package io.anumati.executor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.upstox.Egress;

class StreamKeeperTest {

    private final List<Fake> opened = new ArrayList<>();
    private final StreamKeeper keeper = new StreamKeeper(session -> {
        assertThat(openOf(session.userId())).as("open streams of one user").isEmpty();
        opened.add(new Fake(session));
        return opened.getLast();
    });

    @Test
    void aUserHasOneStreamForAsLongAsItIsWanted() {
        keeper.keep(List.of(session("u-1", 1, "c-1")));
        keeper.keep(List.of(session("u-1", 2, "c-1")));
        assertThat(opened).hasSize(1);
        keeper.keep(List.of());
        assertThat(openOf("u-1")).isEmpty();
    }

    @Test
    void anotherSessionOrAddressHasAStreamOfItsOwnAndTheFormerIsClosed() {
        keeper.keep(List.of(session("u-1", 1, "c-1")));
        keeper.keep(List.of(session("u-1", 2, "c-2")));
        keeper.keep(List.of(new Session("u-1", 3, "c-2", new Egress.SourceAddress("127.0.0.9"))));
        assertThat(opened).hasSize(3);
        assertThat(openOf("u-1")).hasSize(1);
    }

    @Test
    void aRefusedStreamIsOpenedAgainOnlyForANewerAuthority() {
        keeper.keep(List.of(session("u-1", 1, "c-1")));
        opened.getFirst().close();
        keeper.keep(List.of(session("u-1", 1, "c-1")));
        assertThat(opened).hasSize(1);
        keeper.keep(List.of(session("u-1", 2, "c-1")));
        assertThat(openOf("u-1")).hasSize(1);
    }

    @Test
    void manyAreOpenedAFewAtATime() {
        List<Session> wanted = IntStream.range(0, 120).mapToObj(each -> session("u-" + each, 1, "c-" + each)).toList();
        keeper.keep(wanted);
        assertThat(opened).hasSize(50);
        keeper.keep(wanted);
        keeper.keep(wanted);
        assertThat(opened).hasSize(120);
    }

    @Test
    void afterTheCloseNothingIsOpenAndNothingIsOpened() {
        keeper.keep(List.of(session("u-1", 1, "c-1"), session("u-2", 1, "c-2")));
        keeper.close();
        keeper.keep(List.of(session("u-1", 1, "c-1")));
        assertThat(opened).hasSize(2).allMatch(Fake::isOver);
    }

    private List<Fake> openOf(String userId) {
        return opened.stream().filter(each -> each.session.userId().equals(userId) && !each.over).toList();
    }

    private static Session session(String userId, long version, String connectionId) {
        return new Session(userId, version, connectionId, new Egress.SourceAddress("127.0.0.1"));
    }

    private static final class Fake implements OpenStream {

        private final Session session;
        private boolean over;

        Fake(Session session) {
            this.session = session;
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
