package io.anumati.simulator.sdk;

import static io.anumati.simulator.sdk.Complete.assertComplete;
import static io.anumati.simulator.sdk.Sdk.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.upstox.ApiException;
import com.upstox.api.CancelOrderResponse;
import com.upstox.api.CancelOrderV3Response;
import com.upstox.api.ModifyOrderResponse;
import com.upstox.api.ModifyOrderV3Response;
import com.upstox.api.OrderBookData;
import com.upstox.api.PlaceOrderResponse;
import com.upstox.api.PlaceOrderV3Request;
import com.upstox.api.PlaceOrderV3Response;

class OrderWritesTest extends SdkTest {

    @BeforeEach
    void ordersOnlyRest() {
        ordersRest();
    }

    @Test
    void placesWithV3() throws ApiException {
        // When
        PlaceOrderV3Response answer = sdk.ordersV3().placeOrder(Wanted.order("one"));

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(PlaceOrderV3Response.StatusEnum.SUCCESS);
        assertThat(answer.getMetadata().getLatency()).isNotNegative();
        assertThat(answer.getData().getOrderIds()).singleElement()
                .satisfies(id -> assertThat(inBook(id).getTag()).isEqualTo("one"));
    }

    @Test
    void cutsUpWhatIsAboveTheFreezeQuantity() throws ApiException {
        // Given
        PlaceOrderV3Request order = Wanted.order("cut").quantity(250_000).slice(true);

        // When
        PlaceOrderV3Response answer = sdk.ordersV3().placeOrder(order);

        // Then
        assertThat(answer.getData().getOrderIds()).extracting(id -> inBook(id).getQuantity()).containsExactly(100_000,
                100_000, 50_000);
    }

    @Test
    void placesWithV2() throws ApiException {
        // When
        PlaceOrderResponse answer = sdk.orders().placeOrder(Wanted.oldOrder("old"), VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(PlaceOrderResponse.StatusEnum.SUCCESS);
        assertThat(inBook(answer.getData().getOrderId()).getTag()).isEqualTo("old");
    }

    @Test
    void modifiesWithV3() throws ApiException {
        // Given
        String id = open();

        // When
        ModifyOrderV3Response answer = sdk.ordersV3().modifyOrder(Wanted.change(id));

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(ModifyOrderV3Response.StatusEnum.SUCCESS);
        assertThat(answer.getData().getOrderId()).isEqualTo(id);
        awaitChange(id);
    }

    @Test
    void modifiesWithV2() throws ApiException {
        // Given
        String id = open();

        // When
        ModifyOrderResponse answer = sdk.orders().modifyOrder(Wanted.change(id), VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(ModifyOrderResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData().getOrderId()).isEqualTo(id);
        awaitChange(id);
    }

    @Test
    void cancelsWithV3() throws ApiException {
        // Given
        String id = open();

        // When
        CancelOrderV3Response answer = sdk.ordersV3().cancelOrder(id);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(CancelOrderV3Response.StatusEnum.SUCCESS);
        assertThat(answer.getData().getOrderId()).isEqualTo(id);
        awaitStatus(id, "cancelled");
    }

    @Test
    void cancelsWithV2() throws ApiException {
        // Given
        String id = open();

        // When
        CancelOrderResponse answer = sdk.orders().cancelOrder(id, VERSION);

        // Then
        assertComplete(answer);
        assertThat(answer.getStatus()).isEqualTo(CancelOrderResponse.StatusEnum.SUCCESS);
        assertThat(answer.getData().getOrderId()).isEqualTo(id);
        awaitStatus(id, "cancelled");
    }

    /** This SDK is older than market protection and cannot ask for it. */
    @Test
    void isRefusedAnUnprotectedMarketOrder() {
        // Given
        PlaceOrderV3Request order = Wanted.order("market").price(0f).orderType(PlaceOrderV3Request.OrderTypeEnum.MARKET);

        // When
        ApiException refused = catchThrowableOfType(ApiException.class, () -> sdk.ordersV3().placeOrder(order));

        // Then
        assertThat(refused.getCode()).isEqualTo(400);
        assertThat(refused.getResponseBody()).contains("UDAPI1158");
    }

    private String open() throws ApiException {
        String id = sdk.ordersV3().placeOrder(Wanted.order("one")).getData().getOrderIds().getFirst();
        awaitStatus(id, "open");
        return id;
    }

    private void awaitStatus(String id, String status) {
        await().untilAsserted(() -> assertThat(inBook(id).getStatus()).isEqualTo(status));
    }

    private void awaitChange(String id) {
        await().untilAsserted(() -> {
            OrderBookData order = inBook(id);
            assertThat(order.getPrice()).isEqualTo(1510.5f);
            assertThat(order.getQuantity()).isEqualTo(20);
            assertThat(order.getStatus()).isEqualTo("open");
        });
    }
}
