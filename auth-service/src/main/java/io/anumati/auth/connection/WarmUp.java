package io.anumati.auth.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.anumati.auth.store.Transactions;
import io.quarkus.runtime.StartupEvent;

/**
 * Asks the webhooks' questions once before anybody else does: the first query parses and loads for seconds on a busy machine,
 * on
 * an event loop, and after a restart under load postbacks would wait behind it.
 */
@ApplicationScoped
class WarmUp {

    private static final String NOBODY = "";

    private final Transactions transactions;

    WarmUp(Transactions transactions) {
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event) {
        transactions.run(() -> BrokerApp.withPostback(NOBODY).chain(() -> BrokerApp.withNotifier(NOBODY))
                .chain(() -> BrokerApp.of(NOBODY)));
    }
}
