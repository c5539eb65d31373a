package io.anumati.runner.demo;

import java.net.URI;
import java.nio.file.Path;

import io.anumati.runner.stack.LocalStack;
import io.anumati.runner.stack.Service;
import io.anumati.runner.stack.ServiceProcess;
import io.anumati.simulator.SimulatorControl;

/** The platform as processes of this machine. */
record LocalPlatform(LocalStack stack) implements Platform {

    private record Process(ServiceProcess service) implements Victim {

        @Override
        public String name() {
            return service.name();
        }

        @Override
        public void kill() {
            service.kill();
        }

        @Override
        public void start() {
            service.start();
        }
    }

    @Override
    public Http http() {
        return new Http();
    }

    @Override
    public String url(Service service) {
        return stack.service(service).url().toString();
    }

    @Override
    public SimulatorControl simulator() {
        return Subscribers.control(URI.create(stack.simulator().controlUrl()));
    }

    @Override
    public String kafka() {
        return stack.kafka().bootstrapServers();
    }

    @Override
    public String subscriber(String userId) {
        return stack.tokens().subscriber(userId);
    }

    @Override
    public String client(String clientId) {
        return stack.tokens().client(clientId);
    }

    @Override
    public Victim victim(Service service) {
        return new Process(stack.service(service));
    }

    @Override
    public Path folder() {
        return stack.folder().of("demo");
    }

    @Override
    public Path auditKey() {
        return stack.auditKey();
    }
}
