package io.anumati.simulator.webhook;

import java.util.List;
import java.util.Optional;

import io.anumati.simulator.account.Accounts;
import io.anumati.simulator.account.App;
import io.anumati.simulator.account.Notice;
import io.anumati.simulator.delivery.Channel;
import io.anumati.simulator.delivery.Courier;
import io.anumati.simulator.delivery.DeliveryFault;
import io.anumati.simulator.delivery.DeliveryFaults;
import io.anumati.simulator.delivery.DeliveryKind;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.order.Order;
import io.anumati.simulator.order.OrderText;
import io.anumati.simulator.order.Row;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** What the broker posts to the addresses of apps: order updates and access tokens, as far as no fault stands in the way. */
public final class AppWebhooks {

    private final Accounts accounts;
    private final Webhooks webhooks;
    private final DeliveryFaults faults;
    private final Courier courier;
    private Postbacks told;

    public AppWebhooks(Accounts accounts, Webhooks webhooks, DeliveryFaults faults, Courier courier, Postbacks told) {
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.faults = faults;
        this.courier = courier;
        this.told = told;
    }

    public Postbacks postbacks() {
        return told;
    }

    public void postbacks(Postbacks changed) {
        told = changed;
    }

    /** Posts an order's step to the app it came through; one placed by hand to every app of its customer. */
    public void tell(Order order, Row row) {
        boolean wanted = switch (told) {
            case ALL -> true;
            case OUTCOMES -> row.status().isAtExchange();
            case NONE -> false;
        };
        if (!wanted) {
            return;
        }
        List<App> apps = order.clientId() == null ? accounts.appsOf(order.userId())
                : accounts.app(order.clientId()).stream().toList();
        apps.stream().filter(app -> app.postbackUrl() != null).forEach(app -> {
            byte[] body = Json.bytes(OrderText.message(order, row));
            send(order.userId(), Channel.POSTBACK, app.postbackUrl(), () -> webhooks.post(app.postbackUrl(), body));
        });
    }

    /**
     * Posts a token to the app's notifier address.
     *
     * @return the HTTP status answered; fails when there was none, and at once when a fault keeps the notice back
     */
    public Future<Integer> notify(App app, Notice notice) {
        Promise<Integer> answered = Promise.promise();
        byte[] body = Json.bytes(notice);
        Optional<DeliveryFault> fault = send(notice.userId(), Channel.NOTIFIER, app.notifierUrl(),
                () -> webhooks.post(app.notifierUrl(), body).onSuccess(answered::tryComplete).onFailure(answered::tryFail));
        fault.filter(struck -> struck.kind() != DeliveryKind.DUPLICATED)
                .ifPresent(struck -> answered.tryFail("delivery fault " + struck.kind()));
        return answered.future();
    }

    private Optional<DeliveryFault> send(String userId, Channel channel, String url, Runnable post) {
        Optional<DeliveryFault> fault = faults.strikeMessage(userId, channel);
        fault.ifPresentOrElse(struck -> courier.send(struck, url, post), () -> courier.send(url, post));
        return fault;
    }
}
