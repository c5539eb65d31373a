package io.anumati.auth.consent;

/** From where a consent was given (compliance section 2.2). */
record Evidence(String channel, String clientAddress, String userAgentHash) {
}
