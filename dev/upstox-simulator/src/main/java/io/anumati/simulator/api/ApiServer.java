package io.anumati.simulator.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.anumati.simulator.account.App;
import io.anumati.simulator.account.Session;
import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.fault.Fault;
import io.anumati.simulator.fault.FaultKind;
import io.anumati.simulator.fault.Faults;
import io.anumati.simulator.time.RealTimer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Takes the requests to the broker: finds the call, lets a fault strike, answers, and tells the witness. */
public final class ApiServer implements Handler<HttpServerRequest> {

    private static final Logger LOG = System.getLogger(ApiServer.class.getName());

    private static final Pattern USUAL_PATH = Pattern.compile("(?:[A-Za-z0-9/_.,~|:&+ -]|%[0-9A-Fa-f]{2})*");

    private final Paths<ApiRoutes.Route> routes = ApiRoutes.all();
    private final Supplier<Broker> broker;
    private final RealTimer timer;

    public ApiServer(Supplier<Broker> broker, RealTimer timer) {
        this.broker = broker;
        this.timer = timer;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<Paths.Found<ApiRoutes.Route>> found = routes.find(request.method(), request.path());
        if (found.isEmpty()) {
            Wire.send(request, problem(unknown(request), broker.get()));
            return;
        }
        ApiRoutes.Route route = found.get().target();
        Wire.body(request, body -> take(new Call(route.call(), broker.get(), request, body, found.get().names()), route,
                request));
    }

    private void take(Call call, ApiRoutes.Route route, HttpServerRequest request) {
        Faults faults = call.broker().faults();
        Optional<Fault> fault = faults.isEmpty() ? Optional.empty()
                : faults.strike(userOf(call), call.api(), call.broker().clock().now());
        if (fault.isEmpty()) {
            Wire.send(request, handled(call, route, null));
        } else {
            strike(fault.get(), call, route, request);
        }
    }

    private void strike(Fault fault, Call call, ApiRoutes.Route route, HttpServerRequest request) {
        FaultKind kind = fault.kind();
        switch (kind) {
            case LATE_REQUEST -> timer.after(call.broker().faults().delayOf(fault), () -> {
                call.arrive();
                Wire.send(request, handled(call, route, kind));
            });
            case LATE_ANSWER -> {
                Answer answer = handled(call, route, kind);
                timer.after(call.broker().faults().delayOf(fault), () -> Wire.send(request, answer));
            }
            case ROUND_TRIP -> roundTrip(fault, call, route, request);
            case HANG -> Observer.observe(call, Optional.empty(), kind);
            case HANG_AFTER -> handled(call, route, kind);
            case LOST_REQUEST -> {
                Observer.observe(call, Optional.empty(), kind);
                Wire.reset(request);
            }
            case LOST_ANSWER -> {
                handled(call, route, kind);
                Wire.reset(request);
            }
            case TRUNCATED_ANSWER -> Wire.truncate(request, handled(call, route, kind));
            case ANSWER -> Wire.send(request, instead(call, made(fault), kind));
            case ANSWER_AFTER -> {
                handled(call, route, kind);
                Wire.send(request, made(fault));
            }
            case UNAUTHORISED -> Wire.send(request, instead(call, problem(ErrorCode.TOKEN_INVALID, call.broker()), kind));
            case THROTTLED -> Wire.send(request, instead(call, problem(ErrorCode.TOO_MANY_REQUESTS, call.broker()), kind));
        }
    }

    /** Whole milliseconds: an odd one lies before the door. */
    private void roundTrip(Fault fault, Call call, ApiRoutes.Route route, HttpServerRequest request) {
        Duration whole = call.broker().faults().delayOf(fault);
        Duration back = Duration.ofMillis(whole.toMillis() / 2);
        after(whole.minus(back), () -> {
            call.arrive();
            Answer answer = handled(call, route, null);
            after(back, () -> Wire.send(request, answer));
        });
    }

    private void after(Duration delay, Runnable then) {
        if (delay.toMillis() == 0) {
            then.run();
        } else {
            timer.after(delay, then);
        }
    }

    private static Answer handled(Call call, ApiRoutes.Route route, FaultKind fault) {
        return instead(call, answer(call, route), fault);
    }

    private static Answer instead(Call call, Answer answer, FaultKind fault) {
        Observer.observe(call, Optional.of(answer), fault);
        return answer;
    }

    private static Answer answer(Call call, ApiRoutes.Route route) {
        try {
            checkVersion(call);
            return chosen(route.handler().answer(call), call.broker());
        } catch (RefusedCall refused) {
            return chosen(Answer.problem(refused.problem()), call.broker());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "call failed call=" + call.api(), e);
            return Answer.problem(Problem.of(ErrorCode.SOMETHING_WENT_WRONG));
        }
    }

    private static Answer problem(ErrorCode error, Broker broker) {
        return chosen(Answer.problem(Problem.of(error)), broker);
    }

    /** With the status that the configuration wants for such an error. */
    private static Answer chosen(Answer answer, Broker broker) {
        return answer.withStatusFrom(broker.config().accountRules().statuses());
    }

    private ErrorCode unknown(HttpServerRequest request) {
        if (!USUAL_PATH.matcher(request.path()).matches()) {
            return ErrorCode.CALL_UNRECOGNISED;
        }
        return routes.hasPath(request.path()) ? ErrorCode.METHOD_UNRECOGNISED : ErrorCode.NO_SUCH_RESOURCE;
    }

    private static void checkVersion(Call call) {
        boolean needed = call.broker().config().accountRules().versionNeededBy().contains(call.api());
        if (needed && call.header("Api-Version") == null) {
            throw new RefusedCall(ErrorCode.VERSION_MISSING);
        }
    }

    private static Answer made(Fault fault) {
        return new Answer(fault.status(), fault.contentType(), fault.bytes(), null, null);
    }

    /** Whose call it is, as far as faults are concerned: the token's user, or the owner of the app it names. */
    private static String userOf(Call call) {
        Optional<String> byToken = call.session().map(Session::userId);
        return byToken.or(() -> clientOf(call).flatMap(call.broker().accounts()::app).map(App::userId)).orElse(null);
    }

    private static Optional<String> clientOf(Call call) {
        return switch (call.api()) {
            case TOKEN_REQUEST -> Optional.of(call.path("client_id"));
            case TOKEN_EXCHANGE -> call.form("client_id");
            case DIALOG -> call.query("client_id").or(() -> call.form("client_id"));
            case PORTFOLIO_AUTHORIZE, PORTFOLIO_STREAM, MARKET_AUTHORIZE, MARKET_FEED -> Optional.empty();
            case MODIFY, MULTI_PLACE, MULTI_CANCEL, EXIT, TRADES, ORDER_TRADES -> Optional.empty();
            case FUNDS_V2, SET_STATIC_IP, KILL_SWITCH, SET_KILL_SWITCH, POSITIONS, HOLDINGS, MARGIN, BROKERAGE ->
                Optional.empty();
            case HOLIDAYS, TIMINGS, MARKET_STATUS, CANDLES, CANDLES_TODAY, LTP -> Optional.empty();
            case PROFILE, LOGOUT, PLACE, CANCEL, ORDER_BOOK, ORDER_DETAILS, ORDER_HISTORY, FUNDS, STATIC_IP, INSTRUMENTS ->
                Optional.empty();
        };
    }
}
