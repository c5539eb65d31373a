package io.anumati.simulator.sdk;

import static io.anumati.simulator.sdk.Complete.assertComplete;
import static io.anumati.simulator.sdk.Sdk.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.upstox.ApiException;
import com.upstox.api.GetOrderBookResponse;
import com.upstox.api.GetOrderDetailsResponse;
import com.upstox.api.GetOrderResponse;
import com.upstox.api.GetTradeResponse;
import com.upstox.api.OrderBookData;
import com.upstox.api.OrderData;
import com.upstox.api.TradeData;

class OrderReadsTest extends SdkTest {

    private String orderId;

    /** 4 of 10 are filled, for 1512.30 each. */
    @BeforeEach
    void anOrderIsFilledInPart() throws ApiException {
        ordersRest();
        orderId = sdk.ordersV3().placeOrder(Wanted.order("one")).getData().getOrderIds().getFirst();
        await().untilAsserted(() -> assertThat(inBook(orderId).getStatus()).isEqualTo("open"));
        fill(4, 1512.3);
    }

    @Test
    void readsTheBook() throws ApiException {
        // When
        GetOrderBookResponse answer = sdk.orders().getOrderBook(VERSION);

        // Then
        assertComplete(answer, "data[].guid", "data[].statusMessage", "data[].statusMessageRaw", "data[].parentOrderId");
        assertThat(answer.getStatus()).isEqualTo(GetOrderBookResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData()).singleElement().satisfies(this::isTheOrder);
    }

    @Test
    void readsDetails() throws ApiException {
        // When
        GetOrderDetailsResponse answer = sdk.orders().getOrderStatus(orderId);

        // Then
        assertComplete(answer, "data.guid", "data.statusMessage", "data.statusMessageRaw", "data.parentOrderId");
        assertThat(answer.getStatus()).isEqualTo(GetOrderDetailsResponse.StatusEnum.SUCCESS);
        isTheOrder(answer.getData());
    }

    @Test
    void readsHistoryByTag() throws ApiException {
        // Given
        sdk.ordersV3().placeOrder(Wanted.order("two"));

        // When
        GetOrderResponse answer = sdk.orders().getOrderDetails(VERSION, null, "one");

        // Then
        assertComplete(answer, "data[].statusMessage", "data[].exchangeTimestamp");
        assertThat(answer.getStatus()).isEqualTo(GetOrderResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData()).hasSize(5).allSatisfy(row -> {
            assertThat(row.getOrderId()).isEqualTo(orderId);
            assertThat(row.getTag()).isEqualTo("one");
            assertThat(row.getParentOrderId()).isEqualTo("NA");
        });
        assertThat(answer.getData()).extracting(OrderData::getStatus).containsExactly("put order req received",
                "validation pending", "open pending", "open", "open");
        assertThat(answer.getData()).extracting(OrderData::getFilledQuantity).containsExactly(0, 0, 0, 0, 4);
        assertThat(answer.getData().getLast().getAveragePrice()).isEqualTo(1512.3f);
        assertThat(answer.getData().getLast().getTransactionType()).isEqualTo(OrderData.TransactionTypeEnum.BUY);
    }

    @Test
    void readsHistoryById() throws ApiException {
        // When
        GetOrderResponse answer = sdk.orders().getOrderDetails(VERSION, orderId, null);

        // Then
        assertThat(answer.getData()).hasSize(5).allSatisfy(row -> assertThat(row.getOrderId()).isEqualTo(orderId));
    }

    @Test
    void readsTheTradesOfTheDay() throws ApiException {
        // Given
        fill(6, 1512.2);

        // When
        GetTradeResponse answer = sdk.orders().getTradeHistory(VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(GetTradeResponse.StatusEnum.SUCCESS);
        areTheTrades(answer.getData());
    }

    @Test
    void readsTheTradesOfAnOrder() throws ApiException {
        // Given
        fill(6, 1512.2);
        sdk.ordersV3().placeOrder(Wanted.order("two"));

        // When
        GetTradeResponse answer = sdk.orders().getTradesByOrder(orderId, VERSION);

        // Then
        assertComplete(answer);
        areTheTrades(answer.getData());
    }

    private void fill(int quantity, double price) {
        control.call("POST", "/control/orders/" + orderId + "/fill", Map.of("quantity", quantity, "price", price));
    }

    private void isTheOrder(OrderBookData order) {
        assertThat(order.getOrderId()).isEqualTo(orderId);
        assertThat(order.getStatus()).isEqualTo("open");
        assertThat(order.getQuantity()).isEqualTo(10);
        assertThat(order.getFilledQuantity()).isEqualTo(4);
        assertThat(order.getPendingQuantity()).isEqualTo(6);
        assertThat(order.getPrice()).isEqualTo(1512.4f);
        assertThat(order.getAveragePrice()).isEqualTo(1512.3f);
        assertThat(order.getTriggerPrice()).isZero();
        assertThat(order.getDisclosedQuantity()).isZero();
        assertThat(order.getExchange()).isEqualTo("NSE");
        assertThat(order.getProduct()).isEqualTo("I");
        assertThat(order.getInstrumentToken()).isEqualTo(RELIANCE);
        assertThat(order.getTradingSymbol()).isEqualTo("RELIANCE");
        assertThat(order.getTradingsymbol()).isEqualTo("RELIANCE");
        assertThat(order.getOrderType()).isEqualTo(OrderBookData.OrderTypeEnum.LIMIT);
        assertThat(order.getValidity()).isEqualTo(OrderBookData.ValidityEnum.DAY);
        assertThat(order.getTransactionType()).isEqualTo(OrderBookData.TransactionTypeEnum.BUY);
        assertThat(order.getTag()).isEqualTo("one");
        assertThat(order.getVariety()).isEqualTo("SIMPLE");
        assertThat(order.getPlacedBy()).isEqualTo(CUSTOMER);
        assertThat(order.isIsAmo()).isFalse();
        assertThat(order.getExchangeOrderId()).isNotBlank();
        assertThat(order.getOrderTimestamp()).startsWith("2026-09-14 09:20:");
        assertThat(order.getExchangeTimestamp()).startsWith("2026-09-14 09:20:");
    }

    private void areTheTrades(List<TradeData> trades) {
        assertThat(trades).hasSize(2).allSatisfy(trade -> {
            assertThat(trade.getOrderId()).isEqualTo(orderId);
            assertThat(trade.getInstrumentToken()).isEqualTo(RELIANCE);
            assertThat(trade.getTradingSymbol()).isEqualTo("RELIANCE");
            assertThat(trade.getExchange()).isEqualTo("NSE");
            assertThat(trade.getTransactionType()).isEqualTo(TradeData.TransactionTypeEnum.BUY);
            assertThat(trade.getOrderType()).isEqualTo(TradeData.OrderTypeEnum.LIMIT);
        });
        assertThat(trades).extracting(TradeData::getQuantity).containsExactlyInAnyOrder(4, 6);
        assertThat(trades).extracting(TradeData::getAveragePrice).containsExactlyInAnyOrder(1512.3f, 1512.2f);
        assertThat(trades).extracting(TradeData::getTradeId).doesNotHaveDuplicates();
    }
}
