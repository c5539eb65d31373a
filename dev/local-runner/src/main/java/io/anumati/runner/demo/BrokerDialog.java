package io.anumati.runner.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The broker's sign-in page, filled in as a person would: open it, enter id and PIN, approve. */
final class BrokerDialog {

    private BrokerDialog() {
    }

    /** @return where the broker sends the browser next: our call-back with code and state */
    static String approve(Http http, URI dialog, String brokerUserId, String pin) {
        http.call("GET", dialog.toString(), null, Map.of(), 200);
        String form = "%s&user_id=%s&pin=%s&decision=approve".formatted(dialog.getRawQuery(), encoded(brokerUserId),
                encoded(pin));
        String address = dialog.toString().substring(0, dialog.toString().indexOf('?'));
        return http.call("POST", address, new Http.Form(form), Map.of(), 302).header("Location");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
