package io.anumati.auth.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/** Reads at most 64 KiB of a body, whether or not its length was announced: webhooks and forms are small. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private static final int MOST_BYTES = 64 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw Problems.of(413, "BODY_TOO_LARGE", "A body has at most 64 KiB.");
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
