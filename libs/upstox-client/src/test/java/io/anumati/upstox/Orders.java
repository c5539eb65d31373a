package io.anumati.upstox;

import java.math.BigDecimal;

/** Orders and tokens for tests. */
final class Orders {

    static final AccessToken TOKEN = new AccessToken("known-secret-token-4711");
    static final Egress DIRECT = new Egress.Direct();

    private Orders() {
    }

    static PlaceOrderRequest limit(String instrument, String tag) {
        return PlaceOrderRequest.plain(instrument, PlaceOrderRequest.Side.BUY, 1, PlaceOrderRequest.OrderType.LIMIT,
                PlaceOrderRequest.Product.D, PlaceOrderRequest.Validity.DAY, new BigDecimal("101.50"), BigDecimal.ZERO, tag,
                null);
    }

    static ModifyOrderRequest change(String orderId, String price) {
        return new ModifyOrderRequest(orderId, null, PlaceOrderRequest.Validity.DAY, new BigDecimal(price),
                PlaceOrderRequest.OrderType.LIMIT, null, BigDecimal.ZERO, null);
    }

    static PlaceOrderRequest any() {
        return limit("NSE_EQ|INE002A01018", "t-1");
    }
}
