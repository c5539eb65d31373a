package io.anumati.contracts;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Topic {@code token-events}: the life of each token and each use, by keyed fingerprint. Never holds a token. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = TokenEvent.TokenStored.class, name = "TokenStored"),
        @JsonSubTypes.Type(value = TokenEvent.TokenLeased.class, name = "TokenLeased"),
        @JsonSubTypes.Type(value = TokenEvent.LeaseRefused.class, name = "LeaseRefused"),
        @JsonSubTypes.Type(value = TokenEvent.TokenRevoked.class, name = "TokenRevoked"),
        @JsonSubTypes.Type(value = TokenEvent.SecretStored.class, name = "SecretStored"),
        @JsonSubTypes.Type(value = TokenEvent.SecretLeased.class, name = "SecretLeased") })
public sealed interface TokenEvent extends Event {

    String eventId();

    String userId();

    Instant at();

    /**
     * Which token, without saying it.
     *
     * @param hash HMAC-SHA-256 by the vault's key, as it prints it
     * @param hashKeyId the vault's key and version
     */
    record Fingerprint(String hash, String hashKeyId) {

        public Fingerprint {
            Need.present("hash", hash, "hashKeyId", hashKeyId);
        }
    }

    /** Who asked. */
    record Caller(String service, String host) {

        public Caller {
            Need.present("service", service);
        }
    }

    record TokenStored(String eventId, String userId, Fingerprint fingerprint, TokenClass tokenClass, Instant expiresAt,
            Caller caller, Instant at) implements TokenEvent {

        public TokenStored {
            Need.present("eventId", eventId, "userId", userId, "fingerprint", fingerprint, "tokenClass", tokenClass,
                    "expiresAt", expiresAt, "caller", caller, "at", at);
        }
    }

    record TokenLeased(String eventId, String userId, Fingerprint fingerprint, Purpose purpose, Caller caller,
            Instant leaseUntil, Instant at) implements TokenEvent {

        public TokenLeased {
            Need.present("eventId", eventId, "userId", userId, "fingerprint", fingerprint, "purpose", purpose, "caller", caller,
                    "leaseUntil", leaseUntil, "at", at);
        }
    }

    /** @param reason a stable code, for example {@code NO_TOKEN}, {@code TOKEN_EXPIRED}, {@code PURPOSE_NOT_ALLOWED} */
    record LeaseRefused(String eventId, String userId, Purpose purpose, String reason, Caller caller, Instant at)
            implements
                TokenEvent {

        public LeaseRefused {
            Need.present("eventId", eventId, "userId", userId, "purpose", purpose, "reason", reason, "caller", caller, "at",
                    at);
        }
    }

    /** @param fingerprint null where there was no token any more */
    record TokenRevoked(String eventId, String userId, Fingerprint fingerprint, String reason, Caller caller, Instant at)
            implements
                TokenEvent {

        public TokenRevoked {
            Need.present("eventId", eventId, "userId", userId, "reason", reason, "caller", caller, "at", at);
        }
    }

    record SecretStored(String eventId, String userId, String brokerAppId, Caller caller, Instant at)
            implements
                TokenEvent {

        public SecretStored {
            Need.present("eventId", eventId, "userId", userId, "brokerAppId", brokerAppId, "caller", caller, "at", at);
        }
    }

    record SecretLeased(String eventId, String userId, String brokerAppId, Purpose purpose, Caller caller, Instant at)
            implements
                TokenEvent {

        public SecretLeased {
            Need.present("eventId", eventId, "userId", userId, "brokerAppId", brokerAppId, "purpose", purpose, "caller", caller,
                    "at", at);
        }
    }

    /** Only STANDARD_DAY may place orders. */
    enum TokenClass {
        STANDARD_DAY,
        EXTENDED,
        ANALYTICS
    }

    enum Purpose {
        PLACE,
        MODIFY,
        CANCEL,
        READ_FUNDS,
        READ_BOOK,
        RECON,
        LOGOUT,
        PROFILE,
        TOKEN_EXCHANGE,
        TOKEN_REQUEST
    }
}
