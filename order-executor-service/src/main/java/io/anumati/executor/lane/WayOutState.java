package io.anumati.executor.lane;

import org.jboss.logging.Logger;

import io.anumati.upstox.NotSent;

/** Marks a user whose way out cannot be used as it is set up, until a call is answered again; says both once. */
final class WayOutState {

    private static final Logger LOG = Logger.getLogger(WayOutState.class);

    private WayOutState() {
    }

    static void notSent(UserAccount account, NotSent cause) {
        if (cause.isOurs() && account.holds.routeIsUnusable(true)) {
            LOG.errorf("a person must look: egress route cannot be used userId=%s cause=%s", account.userId,
                    cause.getMessage());
        }
    }

    static void answered(UserAccount account) {
        if (account.holds.routeIsUnusable(false)) {
            LOG.infof("egress route works again userId=%s", account.userId);
        }
    }
}
