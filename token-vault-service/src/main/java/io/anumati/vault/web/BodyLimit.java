package io.anumati.vault.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import io.anumati.vault.request.ProblemCode;
import io.anumati.vault.request.ServiceProblem;

/** Reads at most 384 KiB of a body, whether or not its length was announced. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private static final int MOST_BYTES = 384 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new ServiceProblem(ProblemCode.BODY_TOO_LARGE);
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
