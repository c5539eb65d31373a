package io.anumati.upstox;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whose token this is. Name and e-mail address are not taken over: nobody needs them.
 *
 * @param userId the user's id at the broker (UCC); personal
 * @param active whether the account may trade
 */
public record Profile(String userId, String broker, String userType, @JsonProperty("is_active") boolean active, boolean poa,
        boolean ddpi, List<String> exchanges, List<String> products, List<String> orderTypes) {

    public Profile {
        Text.need(userId, "user id");
        exchanges = exchanges == null ? List.of() : List.copyOf(exchanges);
        products = products == null ? List.of() : List.copyOf(products);
        orderTypes = orderTypes == null ? List.of() : List.copyOf(orderTypes);
    }
}
