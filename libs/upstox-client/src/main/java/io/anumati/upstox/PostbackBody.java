package io.anumati.upstox;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An order update that the broker posts, the same as the stream's {@code order} message. Nobody signs it: a hint to read the
 * book, no more.
 *
 * @param userId the user's id at the broker (UCC), or null; personal
 */
public record PostbackBody(String userId, BookOrder order) {

    /**
     * @return empty for an update of something else than an order
     * @throws UnreadableBody when it is no JSON object or lacks a field that an order must have
     */
    public static Optional<PostbackBody> parse(byte[] json) {
        JsonNode root = Webhook.object(json);
        if (!root.path("update_type").asText("order").equals("order")) {
            return Optional.empty();
        }
        try {
            BookOrder order = UpstoxJson.MAPPER.treeToValue(root, BookOrder.class);
            return Optional.of(new PostbackBody(Text.blankToNull(root.path("user_id").asText(null)), order));
        } catch (IOException | IllegalArgumentException malformed) {
            throw new UnreadableBody("the body is no order update");
        }
    }
}
