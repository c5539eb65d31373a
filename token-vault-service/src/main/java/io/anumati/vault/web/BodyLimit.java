package io.anumati.vault.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

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
        context.setInputStream(new Counting(context.getInputStream()));
        return context.proceed();
    }

    private static final class Counting extends FilterInputStream {

        private int seen;

        Counting(InputStream body) {
            super(body);
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
            seen += more;
            if (seen > MOST_BYTES) {
                throw new ServiceProblem(ProblemCode.BODY_TOO_LARGE);
            }
        }
    }
}
