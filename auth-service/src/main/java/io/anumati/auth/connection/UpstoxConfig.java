package io.anumati.auth.connection;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the broker is and how long we wait for it. */
@ConfigMapping(prefix = "anumati.upstox")
interface UpstoxConfig {

    /** Base of the broker's API: sign-in and profile. */
    URI apiUrl();

    /** Base of the broker's order host; nothing is sent there from here. */
    URI orderUrl();

    /** Base of the sign-in dialog that the user's browser opens. */
    URI dialogUrl();

    /** For a connection. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** For a whole answer. */
    @WithDefault("PT10S")
    Duration answerTimeout();
}
