package io.anumati.simulator.api;

import java.util.Optional;

import io.anumati.simulator.account.App;
import io.anumati.simulator.account.UserSettings;
import io.anumati.simulator.broker.Broker;

/**
 * The authorization dialog. GET shows a form; the form posts {@code user_id}, {@code pin}, {@code otp} and {@code decision}
 * ({@code approve} or {@code deny}) with the parameters of the GET, and is answered with a redirect.
 */
final class Dialog {

    private Dialog() {
    }

    static Answer show(Call call) {
        Ask ask = ask(call.query("client_id"), call.query("redirect_uri"), call.query("state"));
        if (call.query("response_type").filter("code"::equals).isEmpty()) {
            throw new RefusedCall(ErrorCode.INVALID_INPUT);
        }
        check(call.broker(), ask);
        return DialogPage.form(200, ask, "");
    }

    static Answer decide(Call call) {
        Ask ask = ask(call.form("client_id"), call.form("redirect_uri"), call.form("state"));
        App app = check(call.broker(), ask);
        if (call.form("decision").filter("deny"::equals).isPresent()) {
            return Answer.redirect(ask.back(call.broker().config().accountRules().denial()));
        }
        Optional<UserSettings> user = login(call, app);
        if (user.isEmpty()) {
            return wrong(call, ask);
        }
        Broker broker = call.broker();
        String code = broker.codes().issue(user.get().userId(), app, broker.clock().now());
        return Answer.redirect(ask.back("code=" + code));
    }

    /** What a client asks for. */
    record Ask(String clientId, String redirectUri, Optional<String> state) {

        private String back(String result) {
            String separator = redirectUri.contains("?") ? "&" : "?";
            return redirectUri + separator + result + state.map(text -> "&state=" + FormText.encoded(text)).orElse("");
        }
    }

    private static Ask ask(Optional<String> clientId, Optional<String> redirectUri, Optional<String> state) {
        return new Ask(clientId.orElseThrow(() -> new RefusedCall(ErrorCode.DIALOG_APP_WRONG)),
                redirectUri.orElseThrow(() -> new RefusedCall(ErrorCode.REDIRECT_MISSING)), state);
    }

    private static App check(Broker broker, Ask ask) {
        App app = broker.accounts().app(ask.clientId()).filter(known -> ask.redirectUri().equals(known.redirectUri()))
                .orElseThrow(() -> new RefusedCall(ErrorCode.DIALOG_APP_WRONG));
        return switch (app.status()) {
            case ACTIVE -> app;
            case INACTIVE -> throw new RefusedCall(ErrorCode.CLIENT_INACTIVE);
            case IN_REVIEW, EXPIRED -> throw new RefusedCall(ErrorCode.DIALOG_APP_WRONG);
        };
    }

    private static Optional<UserSettings> login(Call call, App app) {
        String otp = call.form("otp").orElse(null);
        return call.form("user_id").filter(app::admits).flatMap(call.broker().accounts()::user)
                .map(user -> user.settings())
                .filter(user -> call.form("pin").filter(user.pin()::equals).isPresent())
                .filter(user -> user.otp() == null || user.otp().equals(otp));
    }

    private static Answer wrong(Call call, Ask ask) {
        Problem problem = Problem.of(ErrorCode.CREDENTIALS_WRONG);
        String accept = call.header("Accept");
        boolean person = accept != null && accept.contains("text/html");
        return person
                ? DialogPage.form(problem.error().status(), ask, problem.message()).withCode(problem.error().code())
                : Answer.problem(problem);
    }
}
