package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.core.Vertx;

/**
 * The broker's REST interface as blocking calls, for virtual threads. Every call is made once: it ends in an answer or in one
 * of
 * the four kinds of {@link BrokerFailure}. Thread-safe; one per process.
 */
public final class UpstoxClient implements AutoCloseable {

    private static final Egress DIRECT = new Egress.Direct();
    private static final Pattern ORDER_ID = Pattern.compile("[-a-zA-Z0-9]+");
    private static final String NOT_FOUND = "UDAPI100010";
    private static final int MASTER_LIMIT = 64 << 20;

    private final UpstoxHosts hosts;
    private final Wire wire;

    public UpstoxClient(Vertx vertx, UpstoxHosts hosts, UpstoxTimeouts timeouts) {
        this(vertx, hosts, timeouts, InstantSource.system());
    }

    /** @param clock for the times in {@link CallFacts} */
    public UpstoxClient(Vertx vertx, UpstoxHosts hosts, UpstoxTimeouts timeouts, InstantSource clock) {
        this.hosts = hosts;
        this.wire = new Wire(vertx, timeouts, clock);
    }

    /** Place v3 without a last look. @see #place(AccessToken, Egress, String, PlaceOrderRequest, LastLook) */
    public PlaceAnswer place(AccessToken token, Egress egress, String algoName, PlaceOrderRequest order) {
        return place(token, egress, algoName, order, LastLook.NONE);
    }

    /**
     * Place v3.
     *
     * @param algoName the approved name for {@code X-Algo-Name}, or null to send none
     * @throws Refused nothing was placed and will not be
     * @throws Throttled nothing was placed; later
     * @throws OutcomeUnknown look it up by tag, never resend
     * @throws NotSent no byte left
     */
    public PlaceAnswer place(AccessToken token, Egress egress, String algoName, PlaceOrderRequest order, LastLook lastLook) {
        Call call = write(Call.of("POST", at(hosts.order(), "/v3/order/place"), token), algoName)
                .body("application/json", json(order));
        RawAnswer answer = wire.exchange(egress, call, lastLook);
        List<String> ids = AnswerReader.orderIds(AnswerReader.data(call, answer), call, answer);
        return new PlaceAnswer(ids, AnswerReader.facts(call, answer));
    }

    /** Cancel v3; failures as for place. */
    public CancelAnswer cancel(AccessToken token, Egress egress, String algoName, String orderId) {
        if (!ORDER_ID.matcher(orderId).matches()) {
            throw new IllegalArgumentException("no order id of the broker");
        }
        URI target = at(hosts.order(), "/v3/order/cancel?order_id=" + orderId);
        Call call = write(Call.of("DELETE", target, token), algoName);
        RawAnswer answer = wire.exchange(egress, call, LastLook.NONE);
        JsonNode data = AnswerReader.data(call, answer);
        return new CancelAnswer(data.path("order_id").asText(orderId), AnswerReader.facts(call, answer));
    }

    /** Every order of the day, of any platform. */
    public List<BookOrder> orderBook(AccessToken token, Egress egress) {
        return list(BookOrder.class, egress, Call.of("GET", at(hosts.api(), "/v2/order/retrieve-all"), token));
    }

    /** Every state of every order of the day with this tag; an unknown tag gives an empty list. */
    public List<HistoryRow> historyByTag(AccessToken token, Egress egress, String tag) {
        URI target = at(hosts.api(), "/v2/order/history?tag=" + URLEncoder.encode(Text.need(tag, "tag"), UTF_8));
        try {
            return list(HistoryRow.class, egress, Call.of("GET", target, token));
        } catch (Refused refused) {
            if (refused.code().equals(NOT_FOUND)) {
                return List.of();
            }
            throw refused;
        }
    }

    /** Whose token this is. */
    public Profile profile(AccessToken token, Egress egress) {
        Call call = Call.of("GET", at(hosts.api(), "/v2/user/profile"), token);
        RawAnswer answer = wire.exchange(egress, call, LastLook.NONE);
        return AnswerReader.as(Profile.class, AnswerReader.data(call, answer), call, answer);
    }

    /** Ends the token. */
    public void logout(AccessToken token, Egress egress) {
        Call call = Call.of("DELETE", at(hosts.api(), "/v2/logout"), token);
        AnswerReader.data(call, wire.exchange(egress, call, LastLook.NONE));
    }

    /** Turns a redirect's code into a token. The code is spent, whatever comes back. */
    public TokenGrant exchange(TokenExchange exchange) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("code", exchange.code());
        form.put("client_id", exchange.clientId());
        form.put("client_secret", exchange.clientSecret().value());
        form.put("redirect_uri", exchange.redirectUri());
        form.put("grant_type", "authorization_code");
        Call call = Call.bare("POST", at(hosts.api(), "/v2/login/authorization/token")).secret(exchange.code())
                .secret(exchange.clientSecret().value())
                .body("application/x-www-form-urlencoded", query(form).getBytes(UTF_8));
        RawAnswer answer = wire.exchange(DIRECT, call, LastLook.NONE);
        return AnswerReader.as(Grant.class, AnswerReader.success(call, answer), call, answer).toTokenGrant();
    }

    /** Asks the app's own user, by push message, for a token. */
    public TokenRequestAnswer requestToken(String clientId, ClientSecret clientSecret) {
        URI target = at(hosts.api(), "/v3/login/auth/token/request/" + encode(Text.need(clientId, "client id")));
        Call call = Call.bare("POST", target).secret(clientSecret.value()).body("application/json",
                json(Map.of("client_secret", clientSecret.value())));
        RawAnswer answer = wire.exchange(DIRECT, call, LastLook.NONE);
        return AnswerReader.as(Asked.class, AnswerReader.data(call, answer), call, answer).toAnswer();
    }

    /** The instrument master, unpacked. Lines without key, segment or exchange make it unreadable. */
    public List<InstrumentRow> instruments(URI completeJsonGz) {
        Call call = Call.bare("GET", completeJsonGz).limit(MASTER_LIMIT);
        RawAnswer answer = wire.exchange(DIRECT, call, LastLook.NONE);
        return InstrumentFile.read(call, answer);
    }

    /**
     * Where the user's browser goes to sign in.
     *
     * @param dialogBase scheme, host and port of the dialog
     * @param redirectUri exactly as registered with the app
     * @param state comes back with the code
     */
    public static URI authorizationDialog(URI dialogBase, String clientId, String redirectUri, String state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("state", state);
        return at(dialogBase, "/v2/login/authorization/dialog?" + query(parameters));
    }

    /** Gives up calls in flight (each ends by its kind) and closes all connections. */
    @Override
    public void close() {
        wire.close();
    }

    private <T> List<T> list(Class<T> type, Egress egress, Call call) {
        RawAnswer answer = wire.exchange(egress, call, LastLook.NONE);
        return AnswerReader.listOf(type, AnswerReader.data(call, answer), call, answer);
    }

    private static Call write(Call call, String algoName) {
        return algoName == null ? call : call.header("X-Algo-Name", algoName);
    }

    private static URI at(URI base, String pathAndQuery) {
        return URI.create(base.toString().replaceAll("/+$", "") + pathAndQuery);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(each -> each.getKey() + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private static byte[] json(Object body) {
        try {
            return UpstoxJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + body.getClass().getSimpleName(), impossible);
        }
    }

    private record Grant(String userId, String accessToken) {

        Grant {
            Text.need(userId, "user id");
            Text.need(accessToken, "access token");
        }

        TokenGrant toTokenGrant() {
            return new TokenGrant(userId, new AccessToken(accessToken));
        }
    }

    private record Asked(Instant authorizationExpiry, String notifierUrl) {

        Asked {
            if (authorizationExpiry == null) {
                throw new IllegalArgumentException("the expiry is missing");
            }
        }

        TokenRequestAnswer toAnswer() {
            return new TokenRequestAnswer(authorizationExpiry, notifierUrl);
        }
    }
}
