package io.anumati.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/** Reads so much of a body and no more, whether or not its length was announced. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    /** Asked for at the first body: providers are made before the configuration is there. */
    private final Instance<WebConfig> config;

    BodyLimit(Instance<WebConfig> config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        int most = Math.toIntExact(config.get().bodyLimit().asLongValue());
        byte[] body = context.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new ServiceProblem(CommonProblem.BODY_TOO_LARGE);
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
