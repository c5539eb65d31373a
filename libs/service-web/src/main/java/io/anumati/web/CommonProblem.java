package io.anumati.web;

import java.util.Arrays;
import java.util.Optional;

/** The ways in which every service says no. */
public enum CommonProblem implements ProblemCode {

    MALFORMED_REQUEST(400, "The request is not of the documented shape."),
    UNAUTHORIZED(401, "A bearer token of the platform is needed."),
    FORBIDDEN(403, "The caller's role does not allow this."),
    NOT_FOUND(404, "There is nothing at this address."),
    METHOD_NOT_ALLOWED(405, "This address does not take this method."),
    NOT_ACCEPTABLE(406, "The answer cannot be given in the form asked for."),
    BODY_TOO_LARGE(413, "The body is larger than this service takes."),
    UNSUPPORTED_MEDIA_TYPE(415, "This address takes no such body."),
    INTERNAL_ERROR(500, "The service failed; the correlation id finds its log."),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "The identity provider cannot be asked, so no caller can be known.");

    private final int status;
    private final String sentence;

    CommonProblem(int status, String sentence) {
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

    /** @return what a problem found by the framework means; none where its status says too little */
    static Optional<CommonProblem> ofStatus(int status) {
        return Arrays.stream(values()).filter(code -> code.status == status && code != IDENTITY_PROVIDER_UNAVAILABLE)
                .findFirst();
    }
}
