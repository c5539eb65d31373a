package io.anumati.audit.web;

import io.anumati.web.ProblemCode;

/** Every way this service says no besides the common ones. The table in the README is compared with it by a test. */
public enum AuditProblem implements ProblemCode {

    INVALID_USER_ID(400, "A user id has 1 to 64 letters, digits, _ or -."),
    NO_CHECKPOINT(404, "No checkpoint has been taken yet."),
    NO_IDENTIFIERS(404, "Nothing is kept for this user, or it was erased."),
    CHAIN_BROKEN(500, "Rows or checkpoints that were sealed are gone or changed; no further checkpoint is signed."),
    DATABASE_UNAVAILABLE(503, "The database is away."),
    VAULT_UNAVAILABLE(503, "The vault service is away or refuses to sign, so there is no new checkpoint.");

    private final int status;
    private final String sentence;

    AuditProblem(int status, String sentence) {
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
