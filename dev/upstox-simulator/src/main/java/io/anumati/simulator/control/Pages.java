package io.anumati.simulator.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * The control API for a person with a browser. The pages hold no data, so they are given to anybody; their scripts ask the
 * control API, with its token where it has one.
 */
final class Pages {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of("/control", "index.html", "/control/", "index.html",
            "/control/live", "live.html", "/control/phone", "phone.html", "/control/pages/pages.css", "pages.css",
            "/control/pages/control.js", "control.js", "/control/pages/index.js", "index.js", "/control/pages/live.js",
            "live.js", "/control/pages/phone.js", "phone.js");
    private static final Map<String, String> TYPES = Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

    private Pages() {
    }

    /** @return whether it was a page */
    static boolean serve(HttpServerRequest request) {
        Optional<String> file = Optional.ofNullable(FILES.get(request.path())).filter(_ -> request.method() == HttpMethod.GET);
        file.ifPresent(name -> request.response()
                .putHeader("Content-Type", TYPES.get(name.substring(name.indexOf('.') + 1)) + "; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY).putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer").putHeader("Cache-Control", "no-cache").end(text(name)));
        return file.isPresent();
    }

    private static Buffer text(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
