package io.anumati.simulator.webhook;

import java.time.Duration;

/**
 * How webhooks are called. The broker's documents say nothing of it.
 *
 * @param attempts how often one message is posted at most, until it is answered 2xx
 * @param pause before each further attempt
 * @param answerTimeout how long an answer is waited for
 */
public record WebhookRules(int attempts, Duration pause, Duration answerTimeout) {

    public WebhookRules {
        if (attempts < 1 || pause.isNegative() || !answerTimeout.isPositive()) {
            throw new IllegalArgumentException("webhooks need at least one attempt, a pause and a time for the answer");
        }
    }

    public static WebhookRules once() {
        return new WebhookRules(1, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
}
