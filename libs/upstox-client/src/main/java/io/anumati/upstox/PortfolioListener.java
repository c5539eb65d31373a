package io.anumati.upstox;

import java.util.List;

/**
 * Hears of one user's orders. Called on an event loop, one call at a time and in order: hand over, never wait. A listener that
 * throws makes the stream connect anew.
 */
public interface PortfolioListener {

    /** The whole order book, read after each connect (the stream replays nothing) and after a message nobody can read. */
    void onBook(List<BookOrder> orders);

    /** An update; never before the book of its connection. */
    void onOrder(OrderUpdate update);

    /** Nothing is heard until the next {@link #onBook}. */
    void onDown(StreamDown why);
}
