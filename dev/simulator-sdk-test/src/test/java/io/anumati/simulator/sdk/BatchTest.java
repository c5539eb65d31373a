package io.anumati.simulator.sdk;

import static com.upstox.api.MultiOrderRequest.TransactionTypeEnum.BUY;
import static com.upstox.api.MultiOrderRequest.TransactionTypeEnum.SELL;
import static io.anumati.simulator.sdk.Complete.assertComplete;
import static io.anumati.simulator.sdk.Sdk.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.google.gson.Gson;
import com.upstox.ApiException;
import com.upstox.api.CancelOrExitMultiOrderResponse;
import com.upstox.api.MultiOrderData;
import com.upstox.api.MultiOrderResponse;
import com.upstox.api.OrderBookData;

class BatchTest extends SdkTest {

    @Test
    void placesABatchBuyersFirst() throws ApiException {
        // Given
        ordersRest();

        // When
        MultiOrderResponse answer = sdk.orders().placeMultiOrder(List.of(Wanted.line("sell", SELL), Wanted.line("buy", BUY)));

        // Then
        assertComplete(answer, "errors");
        assertThat(answer.getStatus()).isEqualTo(MultiOrderResponse.StatusEnum.SUCCESS);
        assertThat(answer.getSummary().getTotal()).isEqualTo(2);
        assertThat(answer.getSummary().getSuccess()).isEqualTo(2);
        assertThat(answer.getSummary().getError()).isZero();
        assertThat(answer.getSummary().getPayloadError()).isZero();
        assertThat(answer.getData()).extracting(MultiOrderData::getCorrelationId).containsExactly("buy", "sell");
        assertThat(sideOf(answer.getData().getFirst())).isEqualTo(OrderBookData.TransactionTypeEnum.BUY);
        assertThat(sideOf(answer.getData().getLast())).isEqualTo(OrderBookData.TransactionTypeEnum.SELL);
    }

    @Test
    void placesNothingWhenOneLineIsWrong() throws ApiException {
        // When
        ApiException refused = catchThrowableOfType(ApiException.class, () -> sdk.orders()
                .placeMultiOrder(List.of(Wanted.line("good", BUY), Wanted.line("none", BUY).quantity(0))));

        // Then
        assertThat(refused.getCode()).isEqualTo(400);
        MultiOrderResponse told = new Gson().fromJson(refused.getResponseBody(), MultiOrderResponse.class);
        assertThat(told.getStatus()).isEqualTo(MultiOrderResponse.StatusEnum.ERROR);
        assertThat(told.getSummary().getPayloadError()).isEqualTo(1);
        assertThat(told.getSummary().getSuccess()).isZero();
        assertThat(told.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getCorrelationId()).isEqualTo("none");
            assertThat(error.getErrorCode()).isEqualTo("UDAPI1052");
        });
        assertThat(sdk.orders().getOrderBook(VERSION).getData()).isEmpty();
    }

    @Test
    void cancelsAllOfATag() throws ApiException {
        // Given
        ordersRest();
        List<String> tagged = List.of(open("mine"), open("mine"));
        String other = open("other");

        // When
        CancelOrExitMultiOrderResponse answer = sdk.orders().cancelMultiOrder("mine", "NSE_EQ");

        // Then
        assertComplete(answer, "errors");
        assertThat(answer.getStatus()).isEqualTo(CancelOrExitMultiOrderResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData().getOrderIds()).containsExactlyInAnyOrderElementsOf(tagged);
        assertThat(answer.getSummary().getTotal()).isEqualTo(2);
        assertThat(answer.getSummary().getSuccess()).isEqualTo(2);
        assertThat(answer.getSummary().getError()).isZero();
        await().untilAsserted(() -> assertThat(tagged).allSatisfy(
                id -> assertThat(inBook(id).getStatus()).isEqualTo("cancelled")));
        assertThat(inBook(other).getStatus()).isEqualTo("open");
    }

    @Test
    void exitsAPosition() throws ApiException {
        // Given
        String bought = sdk.ordersV3().placeOrder(Wanted.order("in")).getData().getOrderIds().getFirst();
        awaitStatus(bought, "complete");

        // When
        CancelOrExitMultiOrderResponse answer = sdk.orders().exitPositions(null, null);

        // Then
        assertComplete(answer, "errors");
        assertThat(answer.getStatus()).isEqualTo(CancelOrExitMultiOrderResponse.StatusEnum.SUCCESS);
        assertThat(answer.getSummary().getSuccess()).isEqualTo(1);
        assertThat(answer.getData().getOrderIds()).singleElement().satisfies(id -> {
            awaitStatus(id, "complete");
            assertThat(inBook(id).getTransactionType()).isEqualTo(OrderBookData.TransactionTypeEnum.SELL);
            assertThat(inBook(id).getFilledQuantity()).isEqualTo(10);
        });
        assertThat(sdk.portfolio().getPositions(VERSION).getData()).singleElement()
                .satisfies(flat -> assertThat(flat.getQuantity()).isZero());
    }

    private String open(String tag) throws ApiException {
        String id = sdk.ordersV3().placeOrder(Wanted.order(tag)).getData().getOrderIds().getFirst();
        awaitStatus(id, "open");
        return id;
    }

    private void awaitStatus(String id, String status) {
        await().untilAsserted(() -> assertThat(inBook(id).getStatus()).isEqualTo(status));
    }

    private OrderBookData.TransactionTypeEnum sideOf(MultiOrderData line) throws ApiException {
        return inBook(line.getOrderId()).getTransactionType();
    }
}
