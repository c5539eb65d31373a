package io.anumati.simulator.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.anumati.simulator.json.Json;
import io.anumati.simulator.time.India;

/** Every token issued, also those that ended: a call with one of them still tells whose it was. */
public final class Sessions {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private static final String HEADER = TEXT
            .encodeToString("{\"typ\":\"JWT\",\"kid\":\"sk_v1.0\",\"alg\":\"HS256\"}".getBytes(UTF_8));
    private static final Duration YEAR = Duration.ofDays(365);

    private final Map<String, Session> byToken = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final SecureRandom random = new SecureRandom();
    private final boolean newEndsOld;

    /** @param newEndsOld whether a new access token ends the user's access tokens before it */
    public Sessions(boolean newEndsOld) {
        this.newEndsOld = newEndsOld;
    }

    /** An access token ends at the next 03:30 in India, the others after a year. */
    public Session issue(User user, App app, TokenKind kind, Instant now) {
        if (kind == TokenKind.ACCESS && newEndsOld) {
            endAccess(user.id(), now);
        }
        return switch (kind) {
            case ACCESS -> issue(user, app, kind, now, India.tokensEnd(now));
            case EXTENDED, ANALYTICS -> issue(user, app, kind, now, now.plus(YEAR));
        };
    }

    /** The extended token that the user has for the app, or a new one. @param again ends the one he has */
    public Session extended(User user, App app, boolean again, Instant now) {
        Optional<Session> present = byToken.values().stream()
                .filter(s -> s.kind() == TokenKind.EXTENDED && s.userId().equals(user.id()))
                .filter(s -> s.clientId().equals(app.clientId()) && isLive(s, now)).findFirst();
        if (again) {
            present.ifPresent(this::end);
        }
        return present.filter(_ -> !again).orElseGet(() -> issue(user, app, TokenKind.EXTENDED, now));
    }

    /** Tokens look like the broker's: a JWT, whose signature is of no use here. */
    private Session issue(User user, App app, TokenKind kind, Instant now, Instant end) {
        byte[] claims = Json.bytes(Json.object().put("sub", user.id()).put("jti", randomText(12))
                .put("isMultiClient", app.multiClient()).put("isPlusPlan", user.settings().plus())
                .put("isExtended", kind == TokenKind.EXTENDED).put("iat", now.getEpochSecond())
                .put("iss", "udapi-gateway-service").put("exp", end.getEpochSecond()));
        String token = HEADER + "." + TEXT.encodeToString(claims) + "." + randomText(32);
        Session session = new Session(token, sha256(token), user.id(), app.clientId(), now, end, kind,
                user.killSwitch().stopped());
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

    /** @return how many live tokens it ended, of any kind */
    public int endAll(String userId, Instant now) {
        return end(userId, now, _ -> true);
    }

    /** @return how many live tokens for trading it ended */
    public int endAccess(String userId, Instant now) {
        return end(userId, now, Session::isAccess);
    }

    /** The user's live token for trading that was issued last. */
    public Optional<Session> latest(String userId, Instant now) {
        return byToken.values().stream().filter(s -> s.userId().equals(userId) && s.isAccess() && isLive(s, now))
                .max(Comparator.comparing(Session::issuedAt));
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int end(String userId, Instant now, Predicate<Session> which) {
        int count = 0;
        for (Session session : byToken.values()) {
            if (session.userId().equals(userId) && which.test(session) && isLive(session, now)) {
                end(session);
                count++;
            }
        }
        return count;
    }

    private String randomText(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return TEXT.encodeToString(noise);
    }
}
