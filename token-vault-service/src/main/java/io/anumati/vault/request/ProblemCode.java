package io.anumati.vault.request;

/** Every way this service says no, with its HTTP status. The table in the README is compared with it by a test. */
public enum ProblemCode {

    MALFORMED_REQUEST(400, "The body is no JSON of the documented shape."),
    INVALID_USER_ID(400, "A user id has 1 to 64 letters, digits, _ or -."),
    INVALID_BROKER_APP_ID(400, "A broker app id has 1 to 64 letters, digits, _ or -."),
    INVALID_TOKEN(400, "Token, class and expiry are all needed; a token has 1 to 4096 visible ASCII characters."),
    INVALID_EXPIRY(400, "The expiry must lie ahead, for a day token not after the next 03:30 in India."),
    INVALID_SECRET(400, "Client id and client secret are needed: 1 to 4096 visible ASCII characters."),
    INVALID_LEASE_REQUEST(400, "A lease names a purpose and 1 to 1000 users."),
    INVALID_REASON(400, "A reason is a code: a capital letter, then capitals, digits or _, at most 64."),
    INVALID_DATA(400, "The data to sign is 1 to 262144 bytes in base64."),
    UNAUTHORIZED(401, "A bearer token of a service is needed."),
    FORBIDDEN(403, "The caller's role does not allow this."),
    PURPOSE_NOT_ALLOWED(403, "The caller's role does not allow this purpose."),
    NOT_FOUND(404, "There is nothing at this address."),
    NO_TOKEN(404, "No token is kept for this user."),
    NO_SECRET(404, "No secret is kept for this broker app."),
    METHOD_NOT_ALLOWED(405, "This address does not take this method."),
    NOT_ACCEPTABLE(406, "Answers are JSON."),
    TOKEN_CHANGED(409, "The token was changed by another request at the same time; look and decide again."),
    BODY_TOO_LARGE(413, "A body has at most 384 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "Bodies are JSON."),
    INTERNAL_ERROR(500, "The service failed; the correlation id finds its log."),
    VAULT_UNAVAILABLE(503, "The vault is away, sealed or refuses this service."),
    TOKEN_EVENTS_UNAVAILABLE(503, "The use could not be recorded, so no token leaves."),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "The identity provider cannot be asked, so no caller can be known.");

    private final int status;
    private final String sentence;

    ProblemCode(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }
}
