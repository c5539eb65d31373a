package io.anumati.runner.demo;

import java.util.List;
import java.util.Map;

/** The strategy engine: a client of the signal API with its own credentials. */
public final class EngineApi {

    /** The strategy of the demo. */
    public static final String STRATEGY_ID = "demo-momentum";
    public static final String STRATEGY_VERSION = "1";
    static final String ALGO_NAME = "DEMO-MOMENTUM";

    private final Http http;
    private final String signalsUrl;
    private final Map<String, String> bearer;

    public EngineApi(Http http, String signalUrl, String strategyId, String accessToken) {
        this.http = http;
        this.signalsUrl = signalUrl + "/api/v1/strategies/" + strategyId + "/signals";
        this.bearer = Map.of("Authorization", "Bearer " + accessToken);
    }

    /** One share bought at a limit. */
    public record Idea(String instrumentKey, String price) {
    }

    /** Tries again, with the same key, while the service is away: that is what the key is for. */
    public String publish(Idea idea, String idempotencyKey) {
        Map<String, Object> leg = Map.of("lots", 1, "instrumentKey", idea.instrumentKey(), "side", "BUY", "orderType", "LIMIT",
                "product", "D", "validity", "DAY", "price", idea.price(), "triggerPrice", "0");
        Map<String, Object> signal = Map.of("strategyVersion", STRATEGY_VERSION, "validFor", "PT5M", "legs", List.of(leg));
        String[] signalId = new String[1];
        Patience.until("the signal API to accept " + idempotencyKey, () -> {
            signalId[0] = http.call("POST", signalsUrl, signal,
                    Map.of("Authorization", bearer.get("Authorization"), "Idempotency-Key", idempotencyKey), 202).json()
                    .path("signalId").asText();
            return true;
        });
        return signalId[0];
    }
}
