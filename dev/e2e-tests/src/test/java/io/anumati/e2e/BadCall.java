package io.anumati.e2e;

import java.util.Map;

import io.anumati.runner.stack.Service;

/**
 * A call that must be refused without effect.
 *
 * @param caller whose token goes along
 * @param body as it is, null for none
 */
record BadCall(String what, Service service, String method, String path, Caller caller, Map<String, String> headers, String body,
        int status, String code) {

    enum Caller {
        NOBODY,
        /** A good token of another issuer. */
        STRANGER,
        SUBSCRIBER,
        ENGINE,
        OPERATOR,
        COMPLIANCE,
        AUTH_SERVICE,
        EXECUTOR_SERVICE
    }

    static BadCall of(Service service, String method, String path, Caller caller, String what, String body, int status,
            String code) {
        return new BadCall(what, service, method, path, caller, Map.of(), body, status, code);
    }

    BadCall with(String header, String value) {
        return new BadCall(what, service, method, path, caller, Map.of(header, value), body, status, code);
    }

    @Override
    public String toString() {
        return "%s %s %s, %s, %s: %d %s".formatted(service.module(), method, path, caller, what, status, code);
    }
}
