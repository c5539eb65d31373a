package io.anumati.executor.lane;

import io.anumati.executor.order.Order;

/** What a user's account asks and tells those who cancel and modify its orders. With the account's lock held. */
interface Relief {

    Relief NONE = new Relief() {

        @Override
        public void orderEnded(Order order) {
            // nobody waits for it
        }

        @Override
        public boolean waitsForSlot() {
            return false;
        }
    };

    void orderEnded(Order order);

    /** Whether a cancel could go if only there were a slot. */
    boolean waitsForSlot();
}
