package io.anumati.runner;

import java.util.Set;

import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;

/** What a developer needs to use a stack that runs. */
final class Addresses {

    private Addresses() {
    }

    static String of(LocalStack stack, Set<Service> without) {
        StringBuilder text = new StringBuilder("\nAddresses\n");
        for (Service service : Service.values()) {
            String state = without.contains(service) ? "left out; its variables are in " + stack.writeEnvironment(service)
                    : stack.service(service).url() + "  (/q/openapi, /q/health/ready, /q/metrics)";
            row(text, service.module(), state);
        }
        row(text, "broker (simulator)", stack.simulator().apiUrl() + ", control API " + stack.simulator().controlUrl());
        row(text, "identity provider", stack.issuer());
        row(text, "OpenBao", stack.openBao().url());
        row(text, "Kafka", stack.kafka().bootstrapServers());
        row(text, "Postgres", stack.postgres().address() + ", passwords in " + stack.folder().of("postgres"));
        return text.append(logins(stack.issuer())).append("\nStop it with ./anumati down\n").toString();
    }

    private static void row(StringBuilder text, String part, String address) {
        text.append("  %-26s %s%n".formatted(part, address));
    }

    private static String logins(String issuer) {
        return """

                Sample logins (each prints a bearer token)
                  subscriber u-1   curl -s %1$s/token -d grant_type=password -d username=u-1 -d password=any -d client_id=subscriber-app -d client_secret=any -d scope=openid
                  operator         curl -s %1$s/token -d grant_type=client_credentials -d client_id=operator-console -d client_secret=any -d scope=openid
                  strategy engine  curl -s %1$s/token -d grant_type=client_credentials -d client_id=demo-engine -d client_secret=any -d scope=openid
                """
                .formatted(issuer);
    }
}
