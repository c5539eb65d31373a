package io.anumati.simulator.fault;

/** Answers that a tester need not write himself, for {@code ANSWER} and {@code ANSWER_AFTER}. */
public enum Preset {
    /** The gateway's own error: 500 with UDAPI100500 in the broker's envelope. */
    SERVER_ERROR(500, Preset.JSON, """
            {"status":"error","errors":[{"errorCode":"UDAPI100500","message":"Something went wrong... please contact us",\
            "propertyPath":null,"invalidValue":null,"error_code":"UDAPI100500","property_path":null,"invalid_value":null}]}"""),
    /** A proxy in front of the broker found nobody behind it. */
    BAD_GATEWAY(502, Preset.HTML, "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"),
    /** 503 and nothing else. */
    UNAVAILABLE(503, Preset.JSON, ""),
    /** A proxy in front of the broker gave up waiting. */
    GATEWAY_TIMEOUT(504, Preset.HTML,
            "<html><head><title>504 Gateway Time-out</title></head><body>504 Gateway Time-out</body></html>"),
    /** 200 with an empty body. */
    EMPTY(200, Preset.JSON, ""),
    /** 200 with a web page, as a captive portal or a maintenance page has it. */
    PAGE(200, Preset.HTML, "<!doctype html><html><head><title>Maintenance</title></head><body>Back soon</body></html>"),
    /** 200 with JSON that is not the broker's. */
    STRANGE(200, Preset.JSON, "{\"status\":\"odd\",\"data\":[[1,null,{\"order_ids\":7}]]}"),
    /** 200 with a body that no client should read to its end. */
    HUGE(200, Preset.JSON, "{\"status\":\"success\",\"data\":{", 32 << 20),
    /** Cloudflare refuses the client by its signature (error 1010) before the broker's API is reached. */
    CLOUDFLARE(403, Preset.HTML, """
            <!doctype html><html lang="en-US"><head><title>Access denied | api.upstox.com used Cloudflare to restrict access\
            </title></head><body><h1>Error 1010</h1><p>The owner of this website has banned your access based on your \
            browser's signature.</p></body></html>"""),
    /** Cloudflare's own rate limit (error 1015), by source address: 429 without the broker's code. */
    CLOUDFLARE_RATE(429, Preset.HTML, """
            <!doctype html><html lang="en-US"><head><title>Access denied | api.upstox.com used Cloudflare to restrict access\
            </title></head><body><h1>Error 1015</h1><p>You are being rate limited.</p></body></html>""");

    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=UTF-8";

    private final int status;
    private final String contentType;
    private final String body;
    private final int size;

    Preset(int status, String contentType, String body) {
        this(status, contentType, body, 0);
    }

    Preset(int status, String contentType, String body, int size) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.size = size;
    }

    /** The fault with this answer. */
    Fault over(Fault base) {
        return new Fault(base.kind(), base.userId(), base.call(), base.times(), base.skip(), base.from(), base.until(),
                base.delay(), base.maxDelay(), base.probability(), this, status, contentType, body, size);
    }
}
