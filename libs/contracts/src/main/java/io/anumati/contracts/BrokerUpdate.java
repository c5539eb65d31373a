package io.anumati.contracts;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code broker-updates}: what the broker pushed, parsed. A hint that the user's order book is worth a read, no more. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = BrokerUpdate.OrderUpdateHinted.class, name = "OrderUpdateHinted"))
public sealed interface BrokerUpdate extends Event {

    /**
     * @param brokerOrderId the broker's order id
     * @param tag our tag, or null for an order that is not ours
     * @param status the broker's own word, unknown ones included
     * @param averagePrice rupees, or null where the broker says none
     */
    record OrderUpdateHinted(String userId, Source source, String brokerOrderId, String tag, String status,
            long filledQuantity, BigDecimal averagePrice, Instant receivedAt) implements BrokerUpdate {

        public OrderUpdateHinted {
            Need.present("userId", userId, "source", source, "brokerOrderId", brokerOrderId, "status", status, "receivedAt",
                    receivedAt);
        }
    }

    enum Source {
        POSTBACK,
        STREAM
    }
}
