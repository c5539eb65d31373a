package io.anumati.executor.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.Purpose;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.executor.time.Time;
import io.smallrye.mutiny.Uni;

class LeaseQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SlowVault vault = new SlowVault();
    private final LeaseQueue queue = new LeaseQueue(Purpose.PLACE, vault, new StandingTime());
    private final Thread thread = Thread.ofVirtual().start(queue::run);

    @AfterEach
    void stop() {
        vault.mayAnswer.release(1_000);
        thread.interrupt();
    }

    @Test
    void aSlowVaultIsAskedOnceForEachUserHoweverOftenSomebodyAsks() throws Exception {
        List<KeptLeases.Key> keys = IntStream.range(0, 450).mapToObj(number -> key("u-" + number)).toList();
        List<CompletableFuture<TokenLease>> first = keys.stream().map(queue::want).toList();
        await().atMost(SOON).until(() -> vault.requests.size() == LeaseQueue.MOST_UNDER_WAY);
        assertThat(keys).extracting(queue::want).isEqualTo(first);
        vault.mayAnswer.release(1_000);
        await().atMost(SOON).until(() -> first.stream().allMatch(CompletableFuture::isDone));
        assertThat(vault.requests.stream().flatMap(List::stream)).hasSize(450).doesNotHaveDuplicates();
        assertThat(vault.requests).allSatisfy(users -> assertThat(users).hasSizeLessThanOrEqualTo(LeaseQueue.MOST_USERS));
        assertThat(vault.mostUnderWay.get()).isEqualTo(LeaseQueue.MOST_UNDER_WAY);
        assertThat(queue.kept(keys.getLast())).contains(first.getLast().get());
    }

    @Test
    void whatIsUnderWayForAUserWhoIsForgottenIsNotKeptAndNotJoined() {
        CompletableFuture<TokenLease> before = queue.want(key("u-1"));
        await().atMost(SOON).until(() -> vault.requests.size() == 1);
        queue.forget("u-1");
        CompletableFuture<TokenLease> after = queue.want(key("u-1"));
        assertThat(after).isNotSameAs(before);
        await().atMost(SOON).until(() -> vault.requests.size() == 2);
        vault.mayAnswer.release();
        await().atMost(SOON).until(() -> before.isDone() || after.isDone());
        assertThat(queue.kept(key("u-1")).isPresent()).isEqualTo(after.isDone());
    }

    @Test
    void whateverHappenedToARequestTheNextWhoAsksAsksAnew() {
        vault.mayAnswer.release(1_000);
        for (Runnable failure : List.<Runnable> of(() -> {
            throw new IllegalStateException("away");
        }, () -> {
            throw new NoClassDefFoundError("broken");
        })) {
            vault.beforeAnswer = failure;
            assertThatThrownBy(() -> queue.want(key("u-1")).get()).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(VaultAway.class);
        }
        vault.beforeAnswer = () -> {
        };
        assertThat(queue.want(key("u-1"))).succeedsWithin(SOON);
    }

    @Test
    void ordersNeedATokenThatMayPlace() {
        vault.tokenClass = TokenClass.EXTENDED;
        vault.mayAnswer.release(1_000);
        assertThatThrownBy(() -> queue.want(key("u-1")).get()).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LeaseDenied.class);
        assertThat(queue.kept(key("u-1"))).isEmpty();
    }

    @Test
    void aUserOfWhomTheAnswerSaysNothingIsAskedAboutAgain() {
        LeaseAnswer answer = new LeaseAnswer(List.of(), List.of(new LeaseAnswer.Refusal("u-1", "NO_TOKEN")));
        assertThat(LeaseQueue.refusal("u-1", answer)).isInstanceOfSatisfying(LeaseDenied.class,
                denied -> assertThat(denied.reason()).isEqualTo("NO_TOKEN"));
        assertThat(LeaseQueue.refusal("u-2", answer)).isInstanceOf(VaultAway.class);
    }

    private static KeptLeases.Key key(String userId) {
        return new KeptLeases.Key(userId, "c-1");
    }

    private static final class SlowVault implements VaultApi {

        private final List<List<String>> requests = new CopyOnWriteArrayList<>();
        private final Semaphore mayAnswer = new Semaphore(0);
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger mostUnderWay = new AtomicInteger();
        private volatile Runnable beforeAnswer = () -> {
        };
        private volatile TokenClass tokenClass = TokenClass.STANDARD_DAY;

        @Override
        public LeaseAnswer lease(LeaseRequest request) {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            requests.add(request.userIds());
            mayAnswer.acquireUninterruptibly();
            underWay.decrementAndGet();
            beforeAnswer.run();
            return new LeaseAnswer(request.userIds().stream().map(this::lease).toList(), List.of());
        }

        private LeaseAnswer.Lease lease(String userId) {
            return new LeaseAnswer.Lease(userId, "token of " + userId, new Fingerprint("hash", "key"), tokenClass,
                    NOW.plusSeconds(600), NOW.plusSeconds(60));
        }

        @Override
        public Uni<Response> live() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class StandingTime implements Time {

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
