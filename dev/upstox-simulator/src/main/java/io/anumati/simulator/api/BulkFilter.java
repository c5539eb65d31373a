package io.anumati.simulator.api;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.TextNode;

import io.anumati.simulator.order.Order;

/** Which segment and tag a bulk call is about; an absent one means all. */
record BulkFilter(Optional<String> segment, Optional<String> tag) {

    private static final Set<String> SEGMENTS = Set.of("NSE_EQ", "BSE_EQ", "NSE_FO", "BSE_FO", "MCX_FO", "NCD_FO", "BCD_FO",
            "NSE_COM");

    static BulkFilter of(Call call) {
        return new BulkFilter(call.query("segment"), call.query("tag"));
    }

    /** Wrong when there is no such segment. */
    Optional<Problem> objection() {
        return segment.filter(named -> !SEGMENTS.contains(named))
                .map(named -> Problem.of(ErrorCode.BULK_SEGMENT_WRONG, "segment", TextNode.valueOf(named)));
    }

    boolean isOf(String one) {
        return segment.isEmpty() || segment.get().equals(one);
    }

    boolean takes(Order order) {
        return isOf(order.terms().instrument().segment()) && (tag.isEmpty() || Objects.equals(tag.get(), order.terms().tag()));
    }
}
