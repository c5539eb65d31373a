package io.anumati.simulator.api;

import io.anumati.simulator.call.ApiCall;

/** The broker's calls and where they live. One server stands for all of the broker's hosts. */
final class ApiRoutes {

    /** Answers one kind of call. */
    interface Handler {
        /** @throws RefusedCall to answer with an error */
        Answer answer(Call call);
    }

    /** A call and who answers it. */
    record Route(ApiCall call, Handler handler) {
    }

    private ApiRoutes() {
    }

    static Paths<Route> all() {
        Paths<Route> paths = new Paths<>();
        LoginRoutes.add(paths);
        AccountRoutes.add(paths);
        MarketRoutes.add(paths);
        OrderRoutes.add(paths);
        StreamRoutes.add(paths);
        return paths;
    }
}
