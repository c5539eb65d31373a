package io.anumati.vault.token;

import java.time.Instant;
import java.util.Map;

import io.anumati.contracts.TokenEvent.Fingerprint;
import io.anumati.contracts.TokenEvent.TokenClass;
import io.anumati.vault.token.TokenRecord.Kept;
import io.anumati.vault.token.TokenRecord.Revoked;

/** How a token record stands in the vault. */
final class TokenFields {

    private static final String REVOKED_AT = "revokedAt";

    private TokenFields() {
    }

    static Map<String, Object> of(TokenRecord token) {
        Fingerprint fingerprint = token.fingerprint();
        return switch (token) {
            case Kept kept -> Map.of("accessToken", kept.token().reveal(), "tokenClass", kept.tokenClass().name(), "expiresAt",
                    kept.expiresAt().toString(), "storedAt", kept.storedAt().toString(), "fingerprint", fingerprint.hash(),
                    "fingerprintKeyId", fingerprint.hashKeyId());
            case Revoked revoked -> Map.of(REVOKED_AT, revoked.revokedAt().toString(), "reason", revoked.reason(), "eventId",
                    revoked.eventId(), "fingerprint", fingerprint.hash(), "fingerprintKeyId", fingerprint.hashKeyId());
        };
    }

    static TokenRecord read(Map<String, Object> fields) {
        Fingerprint fingerprint = new Fingerprint(text(fields, "fingerprint"), text(fields, "fingerprintKeyId"));
        if (fields.containsKey(REVOKED_AT)) {
            return new Revoked(fingerprint, text(fields, "reason"), text(fields, "eventId"), time(fields, REVOKED_AT));
        }
        return new Kept(new AccessToken(text(fields, "accessToken")), TokenClass.valueOf(text(fields, "tokenClass")),
                time(fields, "expiresAt"), fingerprint, time(fields, "storedAt"));
    }

    private static Instant time(Map<String, Object> fields, String name) {
        return Instant.parse(text(fields, name));
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("a token entry lacks " + name);
    }
}
