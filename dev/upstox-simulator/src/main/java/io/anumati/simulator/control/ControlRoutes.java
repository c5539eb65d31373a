package io.anumati.simulator.control;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.anumati.simulator.api.Paths;
import io.anumati.simulator.json.Json;
import io.vertx.core.Future;

/** Where the control API's actions live. */
final class ControlRoutes {

    /** Does what was asked; the result is answered as JSON. */
    interface Action {
        Future<Object> act(ControlCall call);
    }

    private ControlRoutes() {
    }

    static Paths<Action> all(Runnable reset) {
        return new Paths<Action>()
                .add(GET, "/control/users", People::users)
                .add(GET, "/control/users/{userId}", People::oneUser)
                .add(PUT, "/control/users/{userId}", People::putUser)
                .add(PUT, "/control/users/{userId}/static-ip", People::putAddresses)
                .add(POST, "/control/users/{userId}/logout", People::logout)
                .add(POST, "/control/users/{userId}/tokens", People::issueToken)
                .add(POST, "/control/users/{userId}/orders", Market::placeByHand)
                .add(GET, "/control/users/{userId}/holdings", Shares::all)
                .add(PUT, "/control/users/{userId}/holdings", Shares::put)
                .add(GET, "/control/apps", People::apps)
                .add(PUT, "/control/apps/{clientId}", People::putApp)
                .add(GET, "/control/token-requests", Phone::waiting)
                .add(POST, "/control/token-requests/{id}/approve", Phone::approve)
                .add(POST, "/control/token-requests/{id}/reject", Phone::reject)
                .add(POST, "/control/notifier/forge", Phone::forge)
                .add(GET, "/control/orders", Market::orders)
                .add(POST, "/control/orders/{orderId}/fill", Market::fill)
                .add(POST, "/control/orders/{orderId}/reject", Market::reject)
                .add(POST, "/control/orders/{orderId}/cancel", Market::cancel)
                .add(GET, "/control/fills", Market::fills)
                .add(PUT, "/control/fills", Market::putFills)
                .add(PUT, "/control/instruments", Market::putInstrument)
                .add(GET, "/control/faults", Machinery::faults)
                .add(POST, "/control/faults", Machinery::addFault)
                .add(DELETE, "/control/faults", Machinery::clearFaults)
                .add(DELETE, "/control/faults/{id}", Machinery::removeFault)
                .add(GET, "/control/delivery-faults", DeliveryControl::listFaults)
                .add(POST, "/control/delivery-faults", DeliveryControl::addFault)
                .add(DELETE, "/control/delivery-faults", DeliveryControl::clearFaults)
                .add(DELETE, "/control/delivery-faults/{id}", DeliveryControl::removeFault)
                .add(GET, "/control/streams", DeliveryControl::streams)
                .add(DELETE, "/control/users/{userId}/streams", DeliveryControl::cutStreams)
                .add(POST, "/control/users/{userId}/stream-messages", DeliveryControl::say)
                .add(GET, "/control/limits", Machinery::limits)
                .add(PUT, "/control/limits", Machinery::putLimits)
                .add(GET, "/control/clock", Machinery::clock)
                .add(PUT, "/control/clock", Machinery::setClock)
                .add(PUT, "/control/postbacks", Machinery::putPostbacks)
                .add(GET, "/control/webhooks", Machinery::webhooks)
                .add(GET, "/control/witness", Testimony::summary)
                .add(GET, "/control/witness/count", Testimony::count)
                .add(GET, "/control/witness/calls", Testimony::calls)
                .add(GET, "/control/witness/export", Testimony::export)
                .add(GET, "/control/live/{userId}", Live::user)
                .add(POST, "/control/witness/reset", Testimony::forget)
                .add(GET, "/control/health", _ -> Future.succeededFuture(Json.object().put("status", "UP")))
                .add(POST, "/control/reset", _ -> reset(reset));
    }

    private static Future<Object> reset(Runnable reset) {
        reset.run();
        return Future.succeededFuture(Json.object().put("reset", true));
    }
}
