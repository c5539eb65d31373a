package io.anumati.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

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
        context.setInputStream(new Counting(context.getInputStream(), config.get().bodyLimit().asLongValue()));
        return context.proceed();
    }

    private static final class Counting extends FilterInputStream {

        private long left;

        Counting(InputStream body, long limit) {
            super(body);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) {
            left -= more;
            if (left < 0) {
                throw new ServiceProblem(CommonProblem.BODY_TOO_LARGE);
            }
        }
    }
}
