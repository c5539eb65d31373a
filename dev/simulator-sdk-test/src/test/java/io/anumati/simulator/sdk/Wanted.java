package io.anumati.simulator.sdk;

import com.upstox.api.ModifyOrderRequest;
import com.upstox.api.MultiOrderRequest;
import com.upstox.api.PlaceOrderRequest;
import com.upstox.api.PlaceOrderV3Request;

/** Good orders in the SDK's words: 10 Reliance at 1512.40. */
final class Wanted {

    private Wanted() {
    }

    static PlaceOrderV3Request order(String tag) {
        return new PlaceOrderV3Request().instrumentToken(SdkTest.RELIANCE).quantity(10).price(1512.4f).triggerPrice(0f)
                .disclosedQuantity(0).isAmo(false).slice(false).tag(tag)
                .orderType(PlaceOrderV3Request.OrderTypeEnum.LIMIT).product(PlaceOrderV3Request.ProductEnum.I)
                .transactionType(PlaceOrderV3Request.TransactionTypeEnum.BUY)
                .validity(PlaceOrderV3Request.ValidityEnum.DAY);
    }

    static PlaceOrderRequest oldOrder(String tag) {
        return new PlaceOrderRequest().instrumentToken(SdkTest.RELIANCE).quantity(10).price(1512.4f).triggerPrice(0f)
                .disclosedQuantity(0).isAmo(false).tag(tag).orderType(PlaceOrderRequest.OrderTypeEnum.LIMIT)
                .product(PlaceOrderRequest.ProductEnum.I).transactionType(PlaceOrderRequest.TransactionTypeEnum.BUY)
                .validity(PlaceOrderRequest.ValidityEnum.DAY);
    }

    static MultiOrderRequest line(String correlationId, MultiOrderRequest.TransactionTypeEnum side) {
        return new MultiOrderRequest().correlationId(correlationId).instrumentToken(SdkTest.RELIANCE).quantity(10)
                .price(1512.4f).triggerPrice(0f).disclosedQuantity(0).isAmo(false).slice(false).tag("batch")
                .orderType(MultiOrderRequest.OrderTypeEnum.LIMIT).product(MultiOrderRequest.ProductEnum.I)
                .transactionType(side).validity(MultiOrderRequest.ValidityEnum.DAY);
    }

    /** 20 at 1510.50 instead. */
    static ModifyOrderRequest change(String orderId) {
        return new ModifyOrderRequest().orderId(orderId).quantity(20).price(1510.5f).triggerPrice(0f)
                .orderType(ModifyOrderRequest.OrderTypeEnum.LIMIT).validity(ModifyOrderRequest.ValidityEnum.DAY);
    }
}
