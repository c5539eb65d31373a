package io.anumati.audit.web;

/** Every way this service says no, with its HTTP status. The table in the README is compared with it by a test. */
public enum ProblemCode {

    MALFORMED_REQUEST(400, "The request is not of the documented shape."),
    INVALID_USER_ID(400, "A user id has 1 to 64 letters, digits, _ or -."),
    UNAUTHORIZED(401, "A bearer token is needed."),
    FORBIDDEN(403, "The caller's role does not allow this."),
    NOT_FOUND(404, "There is nothing at this address."),
    NO_CHECKPOINT(404, "No checkpoint has been taken yet."),
    NO_IDENTIFIERS(404, "Nothing is kept for this user, or it was erased."),
    METHOD_NOT_ALLOWED(405, "This address does not take this method."),
    NOT_ACCEPTABLE(406, "The answer cannot be given in the form asked for."),
    UNSUPPORTED_MEDIA_TYPE(415, "This address takes no such body."),
    CHAIN_BROKEN(500, "Rows that the last checkpoint sealed are gone or changed; no further checkpoint is signed."),
    INTERNAL_ERROR(500, "The service failed; the correlation id finds its log."),
    DATABASE_UNAVAILABLE(503, "The database is away."),
    VAULT_UNAVAILABLE(503, "The vault service is away or refuses to sign, so there is no new checkpoint."),
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
