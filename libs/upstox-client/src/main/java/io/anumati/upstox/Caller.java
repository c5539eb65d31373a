package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Makes calls and has their answers read; every future fails with a bare {@link BrokerFailure} and nothing else. */
final class Caller {

    /** Bytes above which an answer is not read on an event loop. */
    private static final int LARGE = 8 << 10;
    private static final String JSON = "application/json";

    /** Reads a whole answer; throws a {@link BrokerFailure} when it is none. */
    interface Reading<T> {

        T of(Call call, RawAnswer answer);
    }

    private final UpstoxHosts hosts;
    private final Wire wire;

    Caller(UpstoxHosts hosts, Wire wire) {
        this.hosts = hosts;
        this.wire = wire;
    }

    /** A call with a token. @param rest path and query behind the endpoint's path */
    Call call(Endpoint endpoint, AccessToken token, String rest) {
        return Call.of(endpoint, at(endpoint, rest), token);
    }

    Call call(Endpoint endpoint, AccessToken token) {
        return call(endpoint, token, "");
    }

    /** A call without a token. */
    Call bare(Endpoint endpoint, String rest) {
        return Call.bare(endpoint, at(endpoint, rest));
    }

    static Call withJson(Call call, Object body) {
        return call.body(JSON, json(body));
    }

    <T> CompletableFuture<T> answer(Egress egress, Call call, LastLook lastLook, Reading<T> reading) {
        CompletableFuture<T> result = new CompletableFuture<>();
        wire.exchange(egress, call, lastLook).whenComplete((answer, failed) -> {
            if (failed != null) {
                result.completeExceptionally(Answers.cause(failed));
            } else if (answer.body().length > LARGE) {
                Thread.ofVirtual().name("read-answer").start(() -> read(result, call, answer, reading));
            } else {
                read(result, call, answer, reading);
            }
        });
        return result;
    }

    <T> CompletableFuture<T> answer(Egress egress, Call call, Reading<T> reading) {
        return answer(egress, call, LastLook.NONE, reading);
    }

    /** What stands under {@code data}. */
    <T> CompletableFuture<T> one(Class<T> type, Egress egress, Call call) {
        return one(type, Function.identity(), egress, call);
    }

    /** What stands under {@code data}, in another form. */
    <T, R> CompletableFuture<R> one(Class<T> type, Function<T, R> form, Egress egress, Call call) {
        return answer(egress, call, (made, answer) -> form
                .apply(AnswerReader.as(type, AnswerReader.data(made, answer), made, answer)));
    }

    /** The list under {@code data}. */
    <T> CompletableFuture<List<T>> list(Class<T> type, Egress egress, Call call) {
        return answer(egress, call, (made, answer) -> AnswerReader.list(type, made, answer));
    }

    private static <T> void read(CompletableFuture<T> result, Call call, RawAnswer answer, Reading<T> reading) {
        try {
            result.complete(reading.of(call, answer));
        } catch (BrokerFailure failure) {
            result.completeExceptionally(failure);
        } catch (RuntimeException unreadable) {
            // its text may quote the body
            result.completeExceptionally(AnswerReader.unknown("an answer %d that cannot be read (%s)"
                    .formatted(answer.status(), unreadable.getClass().getSimpleName()), null, call, answer));
        }
    }

    private URI at(Endpoint endpoint, String rest) {
        return at(endpoint.isOrder() ? hosts.order() : hosts.api(), endpoint.path() + rest);
    }

    static URI at(URI base, String pathAndQuery) {
        return URI.create(base.toString().replaceAll("/+$", "") + pathAndQuery);
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(each -> each.getKey() + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    static byte[] json(Object body) {
        try {
            return UpstoxJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + body.getClass().getSimpleName(), impossible);
        }
    }
}
