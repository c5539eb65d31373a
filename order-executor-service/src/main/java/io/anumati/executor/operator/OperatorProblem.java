package io.anumati.executor.operator;

import io.anumati.web.ProblemCode;

/** The ways in which this service says no to operators. */
enum OperatorProblem implements ProblemCode {

    INVALID_STATE(400, "The state is unfinished or the name of a state that is not final."),
    INVALID_OUTCOME(400, "The state is none in which an order is told."),
    INVALID_LIMIT(400, "A page has 1 to 1 000 orders."),
    INVALID_SETTLEMENT(400, "The settlement contradicts itself or what is known of the order."),
    INVALID_RELEASE(400, "A reason of 1 to 500 characters is needed."),
    UNKNOWN_ORDER(404, "No command of this id is on record."),
    USER_NOT_HERE(404, "Another executor has this user's partition."),
    NO_HOLD(404, "No order of this id holds anything of this user."),
    NOT_UNDER_REVIEW(409, "The order does not wait for a person."),
    TOO_MANY_STREAMS(503, "As many streams of outcomes are open as this executor allows."),
    JOURNAL_UNAVAILABLE(503, "The journal cannot be read; nothing has changed.");

    private final int status;
    private final String sentence;

    OperatorProblem(int status, String sentence) {
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
