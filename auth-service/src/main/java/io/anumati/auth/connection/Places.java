package io.anumati.auth.connection;

import java.util.HashMap;
import java.util.Map;

/** Places for work that runs at the same time: so many for each owner, so that no owner takes another's. */
final class Places {

    private final int each;
    private final Map<String, Integer> taken = new HashMap<>();

    /** @param each places of one owner */
    Places(int each) {
        this.each = each;
    }

    /** @return whether there was a place; who got one must {@link #leave} it */
    synchronized boolean enter(String owner) {
        int now = taken.getOrDefault(owner, 0);
        if (now >= each) {
            return false;
        }
        taken.put(owner, now + 1);
        return true;
    }

    synchronized void leave(String owner) {
        taken.computeIfPresent(owner, (_, now) -> now == 1 ? null : now - 1);
    }

    /** How many owners have a place. */
    synchronized int owners() {
        return taken.size();
    }
}
