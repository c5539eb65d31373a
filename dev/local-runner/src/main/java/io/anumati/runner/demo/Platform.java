package io.anumati.runner.demo;

import java.nio.file.Path;

import io.anumati.runner.stack.Service;
import io.anumati.simulator.SimulatorControl;

/** A platform that runs somewhere: what the demo needs of it. */
public interface Platform {

    /** A service that the demo may kill. */
    interface Victim {

        String name();

        /** SIGKILL. */
        void kill();

        /** Starts it again and waits until it is ready. */
        void start();
    }

    /** Knows the way from here to every address that the platform's parts tell. */
    Http http();

    /** Address of its API, from here. */
    String url(Service service);

    /** The caller closes it. */
    SimulatorControl simulator();

    /** Kafka's bootstrap servers, from here. */
    String kafka();

    /** An access token. */
    String subscriber(String userId);

    /** An access token. */
    String client(String clientId);

    Victim victim(Service service);

    /** For what the demo writes. */
    Path folder();

    /** File with the public key of audit checkpoints, from OpenBao and not from an export. */
    Path auditKey();
}
