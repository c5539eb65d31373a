package io.anumati.executor.component;

import java.util.ArrayList;
import java.util.List;

import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.OrderCommand.Origin;
import io.anumati.contracts.OrderCommand.PlaceOrder;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.OrderCommand.StrategyRef;
import io.anumati.contracts.StrategyEvent;
import io.anumati.contracts.Topic;

/** A strategy beside the stage's own. */
final class SecondStrategy {

    private static final StrategyRef OTHER = new StrategyRef("demo2", "1", "hash-1", "demo-algo");

    private final Stage stage;

    SecondStrategy(Stage stage) {
        this.stage = stage;
        stage.send(Topic.STRATEGIES, "demo2:1", new StrategyEvent.StrategyPublished("demo2", "1", "hash-1", "demo-algo",
                StrategyEvent.BoxType.WHITE, StrategyEvent.Status.APPROVED, "Demo", "Text", "{}", "risk",
                List.of(Stage.INSTRUMENT), 1, Stage.now()));
    }

    /** Has activated both. */
    String user() {
        String user = stage.user();
        AuthorityChanged known = stage.authority(user);
        Authorisation one = known.authorisations().getFirst();
        List<Authorisation> both = new ArrayList<>(known.authorisations());
        both.add(new Authorisation(authorisation(user), OTHER.strategyId(), one.strategyVersion(), one.strategyHash(),
                one.grantedAt(), one.validTo(), one.paramVersion(), one.inputs(), one.limits(), one.perSignalConfirm(), null,
                one.activation()));
        stage.change(new AuthorityChanged(user, known.version() + 1, Stage.now(), known.connection(), known.route(), both));
        return user;
    }

    /** The same order as one of this strategy. */
    PlaceOrder of(PlaceOrder one) {
        Origin from = one.origin();
        return new PlaceOrder(new Origin(from.commandId(), from.userId(), authorisation(from.userId()), from.signalId(),
                from.signalRaisedAt(), from.signalAcceptedAt(), from.validUntil()), OTHER, 1, 1, one.terms(), 1,
                Standing.ACTIVE, one.authorityVersion());
    }

    private static String authorisation(String user) {
        return "auth2-" + user;
    }
}
