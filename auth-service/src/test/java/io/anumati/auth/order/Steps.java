package io.anumati.auth.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.anumati.contracts.ChangeKind;
import io.anumati.contracts.ChangeState;
import io.anumati.contracts.ChangeStep;
import io.anumati.contracts.ChangeSubject;
import io.anumati.contracts.OrderCommand;
import io.anumati.contracts.OrderEvent.Actor;
import io.anumati.contracts.OrderEvent.ActorType;
import io.anumati.contracts.OrderEvent.ChangeStepped;
import io.anumati.contracts.OrderEvent.OrderStepped;
import io.anumati.contracts.OrderEvent.OrderSubject;
import io.anumati.contracts.OrderEvent.Reason;
import io.anumati.contracts.OrderEvent.Software;
import io.anumati.contracts.OrderState;
import io.anumati.contracts.OrderStep;
import io.anumati.contracts.OrderTerms;
import io.anumati.contracts.RefusalReason;

/** Steps of orders as the executor tells them. */
public final class Steps {

    private Steps() {
    }

    public static OrderStepped step(String userId, String commandId, int version, OrderState after, OrderStep detail) {
        OrderSubject subject = new OrderSubject(userId, "UPSTOX", null, "auth-1", null, 1, 1L,
                new OrderCommand.StrategyRef("s-1", "1", "hash", "algo"), null, "sig-1", null, null, null, 1, null);
        return new OrderStepped(0, version, commandId, version, after, Instant.EPOCH.plusSeconds(version),
                "1970-01-01T05:30:00+05:30", new Software("host", "process", "build", 0),
                new Actor(ActorType.SYSTEM, null), subject, detail);
    }

    /** A step of a cancel. */
    static ChangeStepped change(String userId, String commandId, int version, ChangeState after, String target) {
        ChangeSubject subject = new ChangeSubject(ChangeKind.CANCEL, userId, "auth-1", null, Instant.EPOCH, target, null, null);
        return new ChangeStepped(0, version, commandId, version, after, Instant.EPOCH.plusSeconds(version),
                "1970-01-01T05:30:00+05:30", new Software("host", "process", "build", 0), new Actor(ActorType.SYSTEM, null),
                subject, new ChangeStep.Queued());
    }

    public static OrderTerms terms() {
        return new OrderTerms("NSE_EQ|X", OrderTerms.Side.BUY, OrderTerms.OrderType.LIMIT, OrderTerms.Product.I,
                OrderTerms.Validity.DAY, new BigDecimal("10.5"), BigDecimal.ZERO);
    }

    public static OrderStep received() {
        return new OrderStep.Received(terms(), 1, OrderCommand.Standing.ACTIVE);
    }

    public static OrderStep refused(RefusalReason code) {
        return new OrderStep.Refused(new Reason(code, code.sentence(), Map.of()), List.of());
    }
}
