package io.anumati.runner.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a run of the demo found.
 *
 * @param signals how many different ones were accepted
 * @param unexpected commands whose end no row of the table takes, in words
 * @param ordersMissing commands called filled without an order at the simulator, and orders there without such a command
 * @param last latency of the slowest order of all users who trade normally, signal accepted to broker received
 * @param worstSecond most order calls of any user in any rolling second, as the simulator counted them
 * @param heldBackByKill commands that the kill during the burst refused; none would mean that it came too late to show anything
 * @param heldBackByWithdrawal the same for the withdrawal
 * @param placeCallsAfterDone place calls that arrived after the API had said that a kill or a withdrawal is done
 * @param strayCalls calls from a wrong address or with another user's token
 * @param repeatedSignals different signals beyond those meant: a repeated request must not make one
 * @param withoutFullView users whose own order view lacks an order or the reason of a refusal
 * @param absentNotInFlight with a killed executor: absent calls that were not under way at the kill
 */
public record Figures(int users, int signals, List<Line> outcomes, List<String> unexpected, long commands,
        long commandsWithoutFinalState, long ordersDoubled, long ordersMissing, Duration p50, Duration p99, Duration last,
        long worstSecond, long bandSecond, long worstMinute, long bandMinute, long heldBackByKill, long heldBackByWithdrawal,
        long placeCallsAfterDone, long strayCalls,
        long repeatedSignals, long absentNotInFlight, long withoutFullView, long auditRows, String verifier,
        long verifierExitCode) {

    public record Line(String outcome, String reason, long expected, long seen) {

        boolean asExpected() {
            return expected == seen;
        }
    }

    /** Everything that is not as it must be, one sentence each. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(unexpected);
        outcomes.stream().filter(line -> !line.asExpected()).forEach(line -> complaints.add("%s, %s: expected %d, saw %d"
                .formatted(line.outcome(), line.reason(), line.expected(), line.seen())));
        mustBeZero(complaints, "commands without final state", commandsWithoutFinalState);
        mustBeZero(complaints, "orders doubled at the simulator", ordersDoubled);
        mustBeZero(complaints, "orders missing", ordersMissing);
        mustBeZero(complaints, "place calls after a kill or withdrawal was done", placeCallsAfterDone);
        mustBeZero(complaints, "calls from a wrong address or with another's token", strayCalls);
        mustBeZero(complaints, "signals made by a repeated request", repeatedSignals);
        mustBeZero(complaints, "absent calls that were not in flight at the kill", absentNotInFlight);
        mustBeZero(complaints, "subscribers who do not see all own orders with reasons", withoutFullView);
        mustBeZero(complaints, "audit verifier exit code", verifierExitCode);
        withinBand(complaints, "second", worstSecond, bandSecond);
        withinBand(complaints, "minute", worstMinute, bandMinute);
        mustNotBeZero(complaints, "audit rows", auditRows);
        mustNotBeZero(complaints, "commands held back by the kill during the burst", heldBackByKill);
        mustNotBeZero(complaints, "commands held back by the withdrawal during the burst", heldBackByWithdrawal);
        return complaints;
    }

    private static void mustBeZero(List<String> complaints, String what, long seen) {
        if (seen != 0) {
            complaints.add("%s: expected 0, saw %d".formatted(what, seen));
        }
    }

    private static void mustNotBeZero(List<String> complaints, String what, long seen) {
        if (seen == 0) {
            complaints.add("%s: expected some, saw none".formatted(what));
        }
    }

    private static void withinBand(List<String> complaints, String window, long worst, long band) {
        if (worst > band) {
            complaints.add("order calls of one user in one rolling %s: band %d, saw %d".formatted(window, band, worst));
        }
    }
}
