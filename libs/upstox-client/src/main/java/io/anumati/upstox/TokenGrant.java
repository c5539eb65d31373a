package io.anumati.upstox;

/**
 * A token and whose it is. The broker does not say when it ends: {@link IstTime#tokenEnd}.
 *
 * @param userId the user's id at the broker (UCC); personal
 */
public record TokenGrant(String userId, AccessToken accessToken) {

    public TokenGrant {
        Text.need(userId, "user id");
    }
}
