package io.anumati.simulator;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.account.AccountRules;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.order.FillPlan;
import io.anumati.simulator.stream.StreamRules;
import io.anumati.simulator.time.MarketHours;
import io.anumati.simulator.webhook.Postbacks;
import io.anumati.simulator.webhook.WebhookRules;

/**
 * How the simulator starts. As a file it is JSON with these names; what the file does not name keeps its default.
 *
 * @param host where the broker's API listens
 * @param port of the broker's API; 0 picks a free one
 * @param controlHost where the control API listens
 * @param controlPort of the control API; 0 picks a free one
 * @param controlToken bearer token the control API asks for; null asks for none, which only loopback allows
 * @param limits rate limits
 * @param marketHours whether the market keeps hours
 * @param fills how orders go on once they were accepted
 * @param codeLifetime of authorization codes
 * @param idleTimeout after which the server closes a connection on which nothing happens
 * @param sliceLimit most orders one sliced order may become
 * @param marketProtection what a market order without {@code market_protection} has; 0 is none, and refused
 * @param postbacks which order updates are posted to the apps' postback addresses
 * @param seed of the prices, and of the random numbers that faults draw
 * @param accountRules what the broker's documents leave open about sign-in and accounts
 * @param orderQuestions what the broker's documents leave open about orders
 * @param streams how portfolio stream and market data feed behave
 * @param webhooks how often and how long webhooks are tried
 */
public record SimulatorConfig(String host, int port, String controlHost, int controlPort, String controlToken,
        Limits limits, MarketHours marketHours, FillPlan fills, Duration codeLifetime, Duration idleTimeout, int sliceLimit,
        BigDecimal marketProtection, Postbacks postbacks, long seed, AccountRules accountRules,
        OrderQuestions orderQuestions, StreamRules streams, WebhookRules webhooks) {

    public SimulatorConfig {
        controlToken = controlToken == null || controlToken.isBlank() ? null : controlToken;
        if (controlToken == null && !isLoopback(controlHost)) {
            throw new IllegalArgumentException("the control API on %s needs a control token".formatted(controlHost));
        }
    }

    public static SimulatorConfig defaults() {
        return new SimulatorConfig("127.0.0.1", 8410, "127.0.0.1", 8411, null, Limits.documented(), MarketHours.ALWAYS,
                FillPlan.standard(), Duration.ofMinutes(2), Duration.ofMinutes(5), 25, BigDecimal.ZERO,
                Postbacks.ALL, 1, AccountRules.documented(), OrderQuestions.documented(), StreamRules.documented(),
                WebhookRules.once());
    }

    /** Defaults on free ports, for tests. */
    public static SimulatorConfig onFreePorts() {
        return defaults().with(Json.object().put("port", 0).put("controlPort", 0));
    }

    /** @throws IllegalArgumentException for an unknown name or a wrong value */
    public SimulatorConfig with(JsonNode changes) {
        return Json.merge(SimulatorConfig.class, this, changes);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no such host: " + host, e);
        }
    }
}
