package io.anumati.simulator.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** Every token issued, also those that ended: a call with one of them still tells whose it was. */
public final class Sessions {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Session> byToken = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final SecureRandom random = new SecureRandom();

    /** Tokens look like the broker's: a JWT that ends at the next 03:30 in India. Its signature is of no use. */
    public Session issue(String userId, App app, Instant now) {
        Instant end = India.tokensEnd(now);
        byte[] claims = Json.bytes(Json.object().put("sub", userId).put("jti", randomText(12))
                .put("isMultiClient", app.multiClient()).put("isPlusPlan", false).put("iat", now.getEpochSecond())
                .put("iss", "udapi-gateway-service").put("exp", end.getEpochSecond()));
        byte[] header = "{\"typ\":\"JWT\",\"kid\":\"sk_v1.0\",\"alg\":\"HS256\"}".getBytes(UTF_8);
        String token = TEXT.encodeToString(header) + "." + TEXT.encodeToString(claims) + "." + randomText(32);
        Session session = new Session(token, sha256(token), userId, app.clientId(), now, end);
        byToken.put(token, session);
        return session;
    }

    public Optional<Session> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    public boolean isLive(Session session, Instant now) {
        return now.isBefore(session.expiresAt()) && !ended.contains(session.token());
    }

    public void end(Session session) {
        ended.add(session.token());
    }

    /** @return how many live tokens it ended */
    public int endAll(String userId, Instant now) {
        int count = 0;
        for (Session session : byToken.values()) {
            if (session.userId().equals(userId) && isLive(session, now)) {
                end(session);
                count++;
            }
        }
        return count;
    }

    /** The user's live token that was issued last. */
    public Optional<Session> latest(String userId, Instant now) {
        return byToken.values().stream().filter(s -> s.userId().equals(userId) && isLive(s, now))
                .max(Comparator.comparing(Session::issuedAt));
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String randomText(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return TEXT.encodeToString(noise);
    }
}
