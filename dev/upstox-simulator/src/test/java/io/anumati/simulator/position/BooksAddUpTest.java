package io.anumati.simulator.position;

import static io.anumati.simulator.Street.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.anumati.simulator.Street;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.order.Order;

/** Whatever is traded on whatever days: money, positions, holdings and trades tell the same story. */
class BooksAddUpTest {

    private static final List<String> KEYS = List.of(Street.SHARE, "NSE_EQ|INE040A01034", Street.FUTURE, Street.CALL);

    private final Street street = new Street("2026-09-14T04:00:00Z",
            Map.of("fills", Map.of("mode", "REST"), "marketHours", "REAL"));
    private final Broker broker = street.broker();
    private final Map<String, Integer> netOfToday = new HashMap<>();
    /** What he would have if all had been paid in cash. */
    private BigDecimal cash = new BigDecimal("1000000.00");

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void whatACustomerIsWorthIsWhatHeBroughtAndWhatHisTradesMade(long seed) {
        Random random = new Random(seed);
        for (int day = 14; day < 19; day++) {
            street.until("2026-09-%dT04:00:00Z".formatted(day));
            netOfToday.clear();
            for (int trade = 0; trade < 40; trade++) {
                trade(random);
            }
            checkNet();
            street.until("2026-09-%dT18:00:00Z".formatted(day));
            BigDecimal evening = worth();
            assertThat(evening).isEqualByComparingTo(cash.add(marked()));

            street.until("2026-09-%dT03:00:00Z".formatted(day + 1));
            assertThat(worth()).as("the night makes nobody richer").isEqualByComparingTo(evening);
            cash = evening.subtract(marked());
        }
    }

    /** Money, gains of the positions, and shares at the market. */
    private BigDecimal worth() {
        BigDecimal worth = broker.ledger().of(USER).opening();
        for (Position position : broker.positions().of(USER)) {
            worth = worth.add(position.pnl());
            assertThat(position.pnl()).isEqualByComparingTo(position.realised().add(position.unrealised()));
        }
        for (Holding holding : broker.holdings().of(USER)) {
            worth = worth.add(holding.lastPrice().multiply(BigDecimal.valueOf(holding.quantity())));
        }
        return worth;
    }

    /** What is held, at the market. */
    private BigDecimal marked() {
        BigDecimal marked = BigDecimal.ZERO;
        for (Position position : broker.positions().of(USER)) {
            marked = marked.add(position.lastPrice().multiply(BigDecimal.valueOf(position.quantity())));
        }
        for (Holding holding : broker.holdings().of(USER)) {
            marked = marked.add(holding.lastPrice().multiply(BigDecimal.valueOf(holding.quantity())));
        }
        return marked;
    }

    private void trade(Random random) {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        String side = random.nextBoolean() ? "BUY" : "SELL";
        int quantity = street.instrument(key).lot() * (1 + random.nextInt(10));
        String product = random.nextBoolean() ? "D" : key.startsWith("NSE_EQ") && random.nextBoolean() ? "MTF" : "I";
        BigDecimal price = street.last(key);
        Order order = street.place(key, side, product, quantity, price.toPlainString());
        street.pass(Duration.ofSeconds(1 + random.nextInt(30)));
        int part = 1 + random.nextInt(quantity);
        broker.desk().fill(order, part, price);
        if (part < quantity) {
            broker.desk().fill(order, quantity - part, price.add(street.instrument(key).tick()));
        }
        for (Trade trade : broker.trades().of(order)) {
            cash = side.equals("BUY") ? cash.subtract(trade.value()) : cash.add(trade.value());
        }
        netOfToday.merge(key + product, side.equals("BUY") ? quantity : -quantity, Integer::sum);
        assertThat(broker.trades().of(order).stream().mapToInt(Trade::quantity).sum()).isEqualTo(order.last().filled());
    }

    private void checkNet() {
        for (Position position : broker.positions().of(USER)) {
            int today = netOfToday.getOrDefault(position.instrument().key() + position.product(), 0);
            assertThat(position.quantity()).isEqualTo(position.overnight() + today);
        }
    }
}
