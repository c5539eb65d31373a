package io.anumati.executor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.Cause;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.executor.order.Order;
import io.anumati.executor.standin.StandIn;
import io.anumati.executor.standin.StandInConfig;
import io.anumati.executor.throttle.Claim;
import io.anumati.executor.throttle.ThrottleConfig;
import io.anumati.executor.time.Time;
import io.anumati.executor.unknown.UnknownConfig;
import io.anumati.executor.update.UpdateConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What the state of users takes, as a process of its own counts it after collections: the limits are those shipped. */
class UserStateTest {

    private static final int USERS = 10_000;
    private static final long MOST_BYTES = 200_000_000;

    @Test
    void tenThousandUsersWithFullWindowsTakeAtMostTwoHundredMegabytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx1g",
                "-XX:+UseSerialGC", "-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), Counting.class.getName())
                .redirectErrorStream(true).start();
        String said = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8).readAllAsString();
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith(Counting.BYTES)).map(line -> line.substring(6)))
                .singleElement().satisfies(bytes -> assertThat(Long.parseLong(bytes)).isBetween(1_000_000L, MOST_BYTES));
    }

    /** The process. */
    static final class Counting {

        static final String BYTES = "bytes=";

        private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
        private static final long MILLI = 1_000_000;
        private static final long NOW_NANOS = 3_600_000 * MILLI;
        private static final Time TIME = new Time() {

            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public long nanos() {
                return NOW_NANOS;
            }
        };

        public static void main(String[] nothing) throws IOException {
            PartitionDesk desk = desk();
            fill(desk, "first");
            desk.drain();
            PartitionDesk counted = desk();
            long before = used();
            IntStream.range(0, USERS).forEach(user -> fill(counted, "user-" + user));
            long after = used();
            if (counted.users().size() == USERS) {
                System.out.println(BYTES + (after - before));
            }
            System.exit(0);
        }

        /** As many calls as the longest window takes, and an order that waits for one of them to leave it. */
        private static void fill(PartitionDesk desk, String userId) {
            UserDesk user = desk.user(userId);
            user.account().locked(() -> {
                LongStream.range(0, 1_920)
                        .forEach(call -> user.account().throttle().occupy(NOW_NANOS - 1_790_000 * MILLI + call * 900 * MILLI,
                                Set.of(),
                                Set.of()));
                user.account().remember(order(userId));
                Claim claim = new Claim(Claim.Urgency.ENTRY, null, "NSE_EQ");
                if (user.account().throttle().earliest(claim, NOW_NANOS + 2_000 * MILLI) <= NOW_NANOS + 2_000 * MILLI) {
                    throw new IllegalStateException("the longest window is not full");
                }
            });
        }

        private static Order order(String userId) {
            OrderSubject subject = new OrderSubject(userId, "UPSTOX", null, "auth-" + userId, null, null, 1L,
                    new StrategyRef("demo", "1", "hash", null), null, "s-1", NOW, NOW, NOW.plusSeconds(600), 1, null);
            OrderTerms terms = new OrderTerms("NSE_EQ|INE002A01018", OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT,
                    OrderTerms.Product.I, OrderTerms.Validity.DAY, BigDecimal.TEN, BigDecimal.ZERO);
            return Order.received("command-of-" + userId, subject, new OrderStep.Received(terms, 1, null), NOW,
                    Cause.first("cause-of-" + userId));
        }

        private static PartitionDesk desk() throws IOException {
            SmallRyeConfig config = config();
            LaneConfig lane = config.getConfigMapping(LaneConfig.class);
            ThrottleConfig throttle = config.getConfigMapping(ThrottleConfig.class);
            Tuning tuning = new Tuning(lane, throttle, config.getConfigMapping(UnknownConfig.class),
                    config.getConfigMapping(UpdateConfig.class));
            Parts parts = new Parts(new Outside(null, null, null, null, null), tuning, throttle.limits(), new Routes(1),
                    new Places(1, Duration.ZERO, TIME::nanos), null, TIME, new SoftwareFacts(lane),
                    new Meters(new SimpleMeterRegistry()));
            return new PartitionDesk(0, 1, 0, parts, new Stores(null, null, null, null, null, null,
                    new StandIn(config.getConfigMapping(StandInConfig.class), null, null), null));
        }

        /** As shipped. */
        private static SmallRyeConfig config() throws IOException {
            Properties shipped = new Properties();
            try (var file = Counting.class.getResourceAsStream("/application.properties")) {
                shipped.load(file);
            }
            return new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                    .withSources(new PropertiesConfigSource(shipped, "shipped", 100))
                    .withMapping(LaneConfig.class).withMapping(ThrottleConfig.class).withMapping(UnknownConfig.class)
                    .withMapping(UpdateConfig.class).withMapping(StandInConfig.class).withValidateUnknown(false)
                    .build();
        }

        private static long used() {
            Runtime memory = Runtime.getRuntime();
            LongStream looks = LongStream.range(0, 4).map(_ -> {
                System.gc();
                return memory.totalMemory() - memory.freeMemory();
            });
            return looks.min().orElseThrow();
        }
    }
}
