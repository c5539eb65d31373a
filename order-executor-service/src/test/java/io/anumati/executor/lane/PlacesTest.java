package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.anumati.executor.guard.Allowance;

class PlacesTest {

    private final AtomicLong clock = new AtomicLong();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Places one = new Places(1, Duration.ofNanos(10), clock::get);

    private Places.Turn turn(Places places, String name) {
        return places.turn(() -> told.add(name));
    }

    private String nextTold() throws InterruptedException {
        return told.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void whoCameFirstIsToldFirstAndNobodyElseGetsThePlaceMeanwhile() throws InterruptedException {
        Places.Place taken = turn(one, "holder").take().orElseThrow();
        Places.Turn first = turn(one, "first");
        Places.Turn second = turn(one, "second");
        assertThat(first.take()).isEmpty();
        assertThat(second.take()).isEmpty();
        assertThat(first.take()).isEmpty();
        assertThat(one.awaited()).isEqualTo(2);
        taken.close();
        assertThat(nextTold()).isEqualTo("first");
        assertThat(second.take()).isEmpty();
        assertThat(turn(one, "third").take()).isEmpty();
        first.take().orElseThrow().close();
        assertThat(nextTold()).isEqualTo("second");
        assertThat(second.isAwaited()).isFalse();
    }

    @Test
    void whatIsSetAsideForOneWhoGivesUpIsTheNexts() throws InterruptedException {
        Places.Place taken = turn(one, "holder").take().orElseThrow();
        List<Places.Turn> turns = List.of(turn(one, "first"), turn(one, "second"), turn(one, "third"));
        turns.forEach(turn -> assertThat(turn.take()).isEmpty());
        turns.get(1).giveUp();
        taken.close();
        assertThat(nextTold()).isEqualTo("first");
        turns.getFirst().giveUp();
        assertThat(nextTold()).isEqualTo("third");
        turns.getLast().giveUp();
        assertThat(turn(one, "fourth").take()).isPresent();
        assertThat(told).isEmpty();
    }

    @Test
    void whoBlocksGoesOnWithThePlaceThatIsGivenBack() {
        Places.Place taken = one.await();
        CompletableFuture<Places.Place> waiting = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> waiting.complete(one.await()));
        await().until(() -> one.awaited() == 1);
        assertThat(waiting).isNotDone();
        taken.close();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void thereAreMoreWhileTheyEndSoonAndFewerWhenTheyDoNot() {
        Places some = new Places(100, Duration.ofNanos(10), clock::get);
        int grown = Allowance.FEWEST * 6 / 5;
        List<Places.Place> few = begun(some, Allowance.FEWEST);
        refused(some);
        few.forEach(Places.Place::close);
        List<Places.Place> more = begun(some, grown);
        refused(some);
        clock.set(11);
        more.forEach(Places.Place::close);
        begun(some, Allowance.FEWEST);
        refused(some);
    }

    @Test
    void thereAreMoreForThoseWhoHaveWaitedForLongToo() {
        Places some = new Places(100, Duration.ofNanos(10), clock::get);
        List<Places.Place> first = begun(some, Allowance.FEWEST);
        List<Places.Turn> waiting = IntStream.range(0, 200).mapToObj(number -> turn(some, "turn " + number)).toList();
        waiting.forEach(turn -> assertThat(turn.take()).isEmpty());
        first.forEach(Places.Place::close);
        assertThat(some.awaited()).isEqualTo(200 - 60);
        setAside(waiting).forEach(Places.Place::close);
        assertThat(some.awaited()).isEqualTo(200 - 60 - 72);
    }

    private static List<Places.Place> setAside(List<Places.Turn> turns) {
        List<Places.Place> taken = turns.stream().filter(turn -> !turn.isAwaited()).map(turn -> turn.take().orElseThrow())
                .toList();
        taken.forEach(Places.Place::begin);
        return taken;
    }

    @Test
    void whatWasNeverBegunSaysNothingOfHowFastTheyEnd() {
        Places some = new Places(100, Duration.ofNanos(10), clock::get);
        for (int round = 0; round < 5; round++) {
            List<Places.Place> taken = taken(some, Allowance.FEWEST);
            refused(some);
            taken.forEach(Places.Place::close);
        }
        taken(some, Allowance.FEWEST);
        refused(some);
    }

    private static List<Places.Place> begun(Places places, int number) {
        List<Places.Place> taken = taken(places, number);
        taken.forEach(Places.Place::begin);
        return taken;
    }

    private static List<Places.Place> taken(Places places, int number) {
        List<Places.Place> taken = IntStream.range(0, number).mapToObj(_ -> places.turn(() -> {
        }).take()).flatMap(Optional::stream).toList();
        assertThat(taken).hasSize(number);
        return taken;
    }

    private static void refused(Places places) {
        Places.Turn turn = places.turn(() -> {
        });
        assertThat(turn.take()).isEmpty();
        turn.giveUp();
    }
}
