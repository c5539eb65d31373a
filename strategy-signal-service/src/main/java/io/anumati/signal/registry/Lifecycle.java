package io.anumati.signal.registry;

import java.util.Optional;

import io.anumati.contracts.StrategyEvent.Status;

/** How a strategy version may change: content only before its approval, and nothing leads back before it. */
final class Lifecycle {

    /** A version as it stands. */
    record Standing(StrategyContent content, Status status) {
    }

    sealed interface Decision {
    }

    /** Nothing differs: no new record. */
    record Unchanged() implements Decision {
    }

    record Change() implements Decision {
    }

    record Denied(String code, String detail) implements Decision {
    }

    private Lifecycle() {
    }

    static Decision decide(Optional<Standing> before, Standing wanted) {
        if (before.isEmpty()) {
            return wanted.status() == Status.SUSPENDED ? illegalMove("nothing", wanted.status()) : new Change();
        }
        Standing now = before.get();
        if (now.equals(wanted)) {
            return new Unchanged();
        }
        if (approvedOnce(now.status()) && !now.content().equals(wanted.content())) {
            return new Denied("CONTENT_IMMUTABLE", "an approved version keeps its content; put a new version instead");
        }
        return mayMove(now.status(), wanted.status()) ? new Change() : illegalMove(now.status().name(), wanted.status());
    }

    private static boolean approvedOnce(Status status) {
        return switch (status) {
            case APPROVED, SUSPENDED -> true;
            case DRAFT, IN_REVIEW -> false;
        };
    }

    private static boolean mayMove(Status from, Status to) {
        return switch (to) {
            case DRAFT, IN_REVIEW -> !approvedOnce(from);
            case APPROVED -> true;
            case SUSPENDED -> approvedOnce(from);
        };
    }

    private static Denied illegalMove(String from, Status to) {
        return new Denied("ILLEGAL_STATUS_MOVE", "a version cannot go from %s to %s".formatted(from, to));
    }
}
