package io.anumati.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.anumati.simulator.account.App;
import io.anumati.simulator.account.TokenRequests;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.fault.Fault;
import io.anumati.simulator.json.Json;
import io.anumati.simulator.limit.Limits;
import io.anumati.simulator.stream.OpenStream;
import io.anumati.simulator.witness.OrderCall;
import io.anumati.simulator.witness.UserSummary;

/**
 * The control API as Java, for tests and the demo. Blocks; patches are maps with the names of the records they change, in which
 * durations are texts like {@code PT0.2S}. Everything else is reached by {@link #call}.
 */
public final class SimulatorControl implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String token;

    /** @param token null for none */
    public SimulatorControl(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Creates or changes a customer. */
    public UserSettings user(String userId, Map<String, ?> patch) {
        return Json.as(UserSettings.class, call("PUT", "/control/users/" + encoded(userId), patch));
    }

    /** Creates or changes an app. */
    public App app(String clientId, Map<String, ?> patch) {
        return Json.as(App.class, call("PUT", "/control/apps/" + encoded(clientId), patch));
    }

    /** Issues a token without any dialog. */
    public String token(String userId, String clientId) {
        return call("POST", "/control/users/" + encoded(userId) + "/tokens", Map.of("clientId", clientId)).get("accessToken")
                .textValue();
    }

    /** @return how many live tokens ended */
    public int logout(String userId) {
        return call("POST", "/control/users/" + encoded(userId) + "/logout", Map.of()).get("ended").intValue();
    }

    public List<TokenRequests.Pending> tokenRequests() {
        return list(TokenRequests.Pending.class, call("GET", "/control/token-requests", null));
    }

    public Optional<TokenRequests.Pending> tokenRequestOf(String clientId) {
        return tokenRequests().stream().filter(pending -> pending.clientId().equals(clientId)).findFirst();
    }

    /** @return whether the notifier address took the token */
    public boolean approve(String requestId) {
        return call("POST", "/control/token-requests/" + requestId + "/approve", Map.of()).get("delivered").booleanValue();
    }

    public void reject(String requestId) {
        call("POST", "/control/token-requests/" + requestId + "/reject", Map.of());
    }

    /** @return the answer to the forged notifier call: {@code delivered}, {@code status} */
    public JsonNode forgeNotice(Map<String, ?> forgery) {
        return call("POST", "/control/notifier/forge", forgery);
    }

    public void fault(Fault fault) {
        call("POST", "/control/faults", fault);
    }

    public void fault(Map<String, ?> fault) {
        call("POST", "/control/faults", fault);
    }

    public void clearFaults() {
        call("DELETE", "/control/faults", null);
    }

    /** What goes wrong with postbacks, notices and stream messages. */
    public void deliveryFault(Map<String, ?> fault) {
        call("POST", "/control/delivery-faults", fault);
    }

    /** Resets every stream of the user. @return how many there were */
    public int cutStreams(String userId) {
        return call("DELETE", "/control/users/" + encoded(userId) + "/streams", null).get("cut").intValue();
    }

    /** The open streams of a user. */
    public List<OpenStream> streams(String userId) {
        return list(OpenStream.class, call("GET", "/control/streams", null)).stream()
                .filter(stream -> stream.userId().equals(userId)).toList();
    }

    public Limits limits(Map<String, ?> patch) {
        return Json.as(Limits.class, call("PUT", "/control/limits", patch));
    }

    public Limits limits(Limits limits) {
        return Json.as(Limits.class, call("PUT", "/control/limits", limits));
    }

    /** How orders of everybody fill. */
    public void fills(Map<String, ?> patch) {
        call("PUT", "/control/fills", patch);
    }

    /** How orders of one user fill. */
    public void fills(String userId, Map<String, ?> patch) {
        call("PUT", "/control/fills?user=" + encoded(userId), patch);
    }

    /** Places an order as the customer himself, outside any app. */
    public List<String> placeByHand(String userId, Map<String, ?> order) {
        JsonNode placed = call("POST", "/control/users/" + encoded(userId) + "/orders", order);
        return list(String.class, placed.get("orderIds"));
    }

    /** Sets how much of an instrument a customer holds in the long term. */
    public void holding(String userId, String instrumentKey, int quantity) {
        call("PUT", "/control/users/" + encoded(userId) + "/holdings",
                Map.of("instrumentKey", instrumentKey, "quantity", quantity));
    }

    /** Every order of a user as the book shows it without delay, oldest first. */
    public JsonNode orders(String userId) {
        return call("GET", "/control/orders?user=" + encoded(userId), null);
    }

    public List<UserSummary> witness() {
        return list(UserSummary.class, call("GET", "/control/witness", null).get("users"));
    }

    /** Empty for a user who made no order call. */
    public Optional<UserSummary> witness(String userId) {
        return witness().stream().filter(summary -> summary.userId().equals(userId)).findFirst();
    }

    /** How many order calls there were, lost ones included; cheap to ask often. */
    public long callCount() {
        return call("GET", "/control/witness/count", null).get("calls").longValue();
    }

    /** Order calls of all users. @param since only those with a higher sequence */
    public List<OrderCall> calls(long since) {
        return list(OrderCall.class, call("GET", "/control/witness/calls?since=" + since, null));
    }

    public List<OrderCall> calls(String userId) {
        return list(OrderCall.class, call("GET", "/control/witness/calls?user=" + encoded(userId), null));
    }

    /** Limits, summaries and every order call in one document. */
    public JsonNode exportWitness() {
        return call("GET", "/control/witness/export", null);
    }

    public void forgetCalls() {
        call("POST", "/control/witness/reset", Map.of());
    }

    /** Puts everything back to the start. */
    public void reset() {
        call("POST", "/control/reset", Map.of());
    }

    /**
     * Any call of the control API.
     *
     * @param body written as JSON; null for none
     * @throws IllegalArgumentException when the control API refuses
     */
    public JsonNode call(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode told = Json.read(answer.body()).orElseGet(Json::object);
            if (answer.statusCode() != 200) {
                throw new IllegalArgumentException("%s %s: %d %s".formatted(method, path, answer.statusCode(), told));
            }
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static <T> List<T> list(Class<T> type, JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false).map(node -> Json.as(type, node)).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
