package io.anumati.vault.request;

import io.anumati.web.ProblemCode;

/** Every way this service says no besides the common ones. The table in the README is compared with it by a test. */
public enum VaultProblem implements ProblemCode {

    INVALID_USER_ID(400, "A user id has 1 to 64 letters, digits, _ or -."),
    INVALID_BROKER_APP_ID(400, "A broker app id has 1 to 64 letters, digits, _ or -."),
    INVALID_TOKEN(400, "Token, class and expiry are all needed; a token has 1 to 4096 visible ASCII characters."),
    INVALID_EXPIRY(400, "The expiry must lie ahead, for a day token not after the next 03:30 in India."),
    INVALID_SECRET(400, "Client id and client secret are needed: 1 to 4096 visible ASCII characters."),
    INVALID_LEASE_REQUEST(400, "A lease names a purpose and 1 to 1000 users."),
    INVALID_REASON(400, "A reason is a code: a capital letter, then capitals, digits or _, at most 64."),
    INVALID_DATA(400, "The data to sign is 1 to 262144 bytes in base64."),
    PURPOSE_NOT_ALLOWED(403, "The caller's role does not allow this purpose."),
    NO_TOKEN(404, "No token is kept for this user."),
    NO_SECRET(404, "No secret is kept for this broker app."),
    TOKEN_CHANGED(409, "The token was changed by another request at the same time; look and decide again."),
    VAULT_UNAVAILABLE(503, "The vault is away, sealed or refuses this service."),
    TOKEN_EVENTS_UNAVAILABLE(503, "The use could not be recorded, so no token leaves.");

    private final int status;
    private final String sentence;

    VaultProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
