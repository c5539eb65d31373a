package io.anumati.vault.app;

import io.anumati.vault.request.Checks;

/** Which broker app of which user. */
record AppKey(String userId, String brokerAppId) {

    AppKey {
        Checks.userId(userId);
        Checks.brokerAppId(brokerAppId);
    }

    String path() {
        return "users/" + userId + "/apps/" + brokerAppId;
    }
}
