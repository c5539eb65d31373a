package io.anumati.contracts;

import static io.anumati.contracts.Samples.AT;
import static io.anumati.contracts.Samples.COMMAND;
import static io.anumati.contracts.Samples.HASH;
import static io.anumati.contracts.Samples.LATER;
import static io.anumati.contracts.Samples.decimal;

import java.util.List;
import java.util.Map;

/** One instance of each step of a change, with every field set that can be. */
final class ChangeSamples {

    private static final OrderEvent.Check CHECK = new OrderEvent.Check(RefusalReason.TICK, "0.05", "101.60",
            OrderEvent.Verdict.PASSED);
    private static final OrderEvent.Reason REASON = new OrderEvent.Reason(RefusalReason.BROKER_REFUSED,
            "Your broker refused the order.", Map.of("brokerCode", "UDAPI100010"));
    private static final OrderEvent.Sender SENDER = new OrderEvent.Sender(Samples.FINGERPRINT,
            TokenEvent.TokenClass.STANDARD_DAY, "app-4", "10.4.0.17", AuthorityEvent.EgressMode.LOCAL_ADDRESS, "PAPER");
    private static final OrderEvent.BrokerCall CALL = new OrderEvent.BrokerCall(HASH, AT, LATER, 200, "UDAPI1154",
            "Access blocked.", HASH, new OrderEvent.Latency(1200, 350, 41_000));
    private static final OrderEvent.BrokerOrder SHOWN = new OrderEvent.BrokerOrder("260914025000411", "1100000031245567",
            "open", 750, decimal("101.3"), "working", AT, LATER);
    private static final ChangeStep.NewTerms TERMS = new ChangeStep.NewTerms(decimal("101.60"), decimal("0"), 1800);

    private ChangeSamples() {
    }

    static List<Event> all() {
        return List.of(step(1, ChangeState.RECEIVED, new ChangeStep.Received(TERMS)),
                step(2, ChangeState.REFUSED, new ChangeStep.Refused(REASON, List.of(CHECK))),
                step(3, ChangeState.QUEUED, new ChangeStep.Queued()),
                step(4, ChangeState.EXPIRED, new ChangeStep.Expired(LATER)),
                step(5, ChangeState.SENDING,
                        new ChangeStep.Intent(1, "260914025000411", TERMS, List.of(CHECK), SENDER, LATER)),
                step(6, ChangeState.QUEUED, new ChangeStep.NotSent(1, "connection refused")),
                step(7, ChangeState.QUEUED, new ChangeStep.Throttled(1, SENDER, CALL)),
                step(8, ChangeState.ACCEPTED, new ChangeStep.Accepted(1, SENDER, CALL)),
                step(9, ChangeState.REJECTED, new ChangeStep.Rejected(1, SENDER, CALL, SHOWN, REASON)),
                step(10, ChangeState.UNKNOWN, new ChangeStep.OutcomeUnknown(1, SENDER, CALL, "no answer in time")),
                step(11, ChangeState.QUEUED, new ChangeStep.NotTaken(1, SHOWN)),
                step(12, ChangeState.DONE, new ChangeStep.Done(SHOWN)),
                step(13, ChangeState.OVERTAKEN, new ChangeStep.Overtaken(OrderState.FILLED)));
    }

    private static Event step(int version, ChangeState after, ChangeStep detail) {
        ChangeSubject subject = new ChangeSubject(ChangeKind.MODIFY, Samples.USER, "auth-5",
                "sig-9", LATER, COMMAND, "260914025000411", new OrderEvent.Instrument("NSE_FO|54812", "NSE", "NSE_FO",
                        "NIFTY 25000 CE 26 NOV 26", "54812", 75, decimal("0.05")));
        return new OrderEvent.ChangeStepped(5, 300 + version, "0c3n1q7w2e9r4t6y8u5i1o3p7c", version, after, AT,
                "2026-11-20T09:30:00.250+05:30", Samples.SOFTWARE,
                new OrderEvent.Actor(OrderEvent.ActorType.STRATEGY, "trend"), subject, detail);
    }
}
