package io.anumati.runner.demo;

import java.time.Instant;

/**
 * One order call as the simulator saw it arrive.
 *
 * @param brokerUserId whose token it carried
 * @param orderId the order it made, or empty
 */
record WitnessedCall(String brokerUserId, String kind, Instant arrivedAt, String tag, int status, String errorCode,
        String orderId) {

    boolean madeAnOrder() {
        return !orderId.isEmpty();
    }
}
