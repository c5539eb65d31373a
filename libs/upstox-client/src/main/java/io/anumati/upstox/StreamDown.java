package io.anumati.upstox;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a stream is down.
 *
 * @param why for people and logs
 * @param failure of the call that failed, if it was one
 * @param nextTry when it is tried again; empty when it is not, because the broker does not accept the token
 */
public record StreamDown(String why, Optional<BrokerFailure> failure, Optional<Duration> nextTry) {
}
