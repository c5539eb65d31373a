package io.anumati.simulator.sdk;

import static io.anumati.simulator.sdk.Complete.assertComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import com.upstox.ApiException;
import com.upstox.api.PlaceOrderV3Request;
import com.upstox.feeder.HoldingUpdate;
import com.upstox.feeder.OrderUpdate;
import com.upstox.feeder.PortfolioDataStreamer;
import com.upstox.feeder.PositionUpdate;

class PortfolioStreamTest extends StreamTest {

    private final List<OrderUpdate> orders = new CopyOnWriteArrayList<>();
    private final List<PositionUpdate> positions = new CopyOnWriteArrayList<>();
    private final List<HoldingUpdate> holdings = new CopyOnWriteArrayList<>();

    @Test
    void tellsEveryStepOfAnOrder() throws ApiException {
        // Given
        connect(portfolio());

        // When
        String id = sdk.ordersV3().placeOrder(Wanted.order("one")).getData().getOrderIds().getFirst();

        // Then
        await().untilAsserted(() -> assertThat(orders).extracting(OrderUpdate::getStatus).containsExactly(
                "put order req received", "validation pending", "open pending", "open", "complete"));
        assertThat(orders).allSatisfy(update -> {
            assertThat(update.getOrderId()).isEqualTo(id);
            assertThat(update.getUserId()).isEqualTo(CUSTOMER);
            assertThat(update.getPlacedBy()).isEqualTo(CUSTOMER);
            assertThat(update.getTag()).isEqualTo("one");
            assertThat(update.getInstrumentToken()).isEqualTo(RELIANCE);
            assertThat(update.getInstrumentKey()).isEqualTo(RELIANCE);
            assertThat(update.getTradingSymbol()).isEqualTo("RELIANCE");
            assertThat(update.getQuantity()).isEqualTo(10);
            assertThat(update.getPrice()).isEqualTo(1512.4);
            assertThat(update.getTransactionType()).isEqualTo("BUY");
            assertThat(update.getOrderTimestamp()).startsWith("2026-09-14 09:20:");
        });
        OrderUpdate filled = orders.getLast();
        assertComplete(filled, "guid", "parentOrderId", "statusMessageRaw");
        assertThat(filled.getFilledQuantity()).isEqualTo(10);
        assertThat(filled.getPendingQuantity()).isZero();
        assertThat(filled.getAveragePrice()).isPositive().isEqualTo(inBook(id).getAveragePrice().doubleValue(),
                within(0.001));
    }

    @Test
    void tellsThePosition() throws ApiException {
        // Given
        connect(portfolio());

        // When
        sdk.ordersV3().placeOrder(Wanted.order("one"));

        // Then
        await().untilAsserted(() -> assertThat(positions).isNotEmpty());
        PositionUpdate position = positions.getLast();
        assertComplete(position);
        assertThat(position.getInstrumentToken()).isEqualTo(RELIANCE);
        assertThat(position.getInstrumentKey()).isEqualTo(RELIANCE);
        assertThat(position.getExchange()).isEqualTo("NSE_EQ");
        assertThat(position.getProduct()).isEqualTo("I");
        assertThat(position.getQuantity()).isEqualTo(10);
        assertThat(position.getDayBuyQuantity()).isEqualTo(10);
        assertThat(position.getDaySellQuantity()).isZero();
        assertThat(position.getMultiplier()).isEqualTo(1);
        assertThat(position.getAveragePrice()).isPositive();
    }

    @Test
    void tellsTheHoldingThatIsSoldFrom() throws ApiException {
        // Given
        sdk.ordersV3().placeOrder(Wanted.order("keep").product(PlaceOrderV3Request.ProductEnum.D));
        await().untilAsserted(() -> assertThat(sdk.portfolio().getPositions(Sdk.VERSION).getData()).hasSize(1));
        control.call("PUT", "/control/clock", Map.of("now", "2026-09-15T03:50:03Z"));
        sdk = Sdk.of(simulator, control.token(CUSTOMER, APP));
        PortfolioDataStreamer streamer = new PortfolioDataStreamer(sdk.client(), false, false, true);
        streamer.setOnHoldingUpdateListener(holdings::add);
        connect(streamer);

        // When
        sdk.ordersV3().placeOrder(Wanted.order("sell").product(PlaceOrderV3Request.ProductEnum.D).quantity(4)
                .transactionType(PlaceOrderV3Request.TransactionTypeEnum.SELL));

        // Then
        await().untilAsserted(() -> assertThat(holdings).isNotEmpty());
        HoldingUpdate holding = holdings.getLast();
        assertComplete(holding);
        assertThat(holding.getInstrumentToken()).isEqualTo(RELIANCE);
        assertThat(holding.getInstrumentKey()).isEqualTo(RELIANCE);
        assertThat(holding.getIsin()).isEqualTo("INE002A01018");
        assertThat(holding.getQuantity()).isEqualTo(10);
        assertThat(holding.getCncUsedQuantity()).isEqualTo(4);
        assertThat(holding.getAveragePrice()).isEqualTo(1512.4);
    }

    private PortfolioDataStreamer portfolio() {
        PortfolioDataStreamer streamer = new PortfolioDataStreamer(sdk.client(), true, true, false);
        streamer.setOnOrderUpdateListener(orders::add);
        streamer.setOnPositionUpdateListener(positions::add);
        return streamer;
    }
}
