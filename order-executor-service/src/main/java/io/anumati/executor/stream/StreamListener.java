package io.anumati.executor.stream;

import io.anumati.upstox.StreamDown;
import io.anumati.upstox.Unauthorised;

/** Hears of users' streams, on event loops: hand over, never wait. */
public interface StreamListener {

    /** A stream is connected and its book is read. */
    void up();

    /** A stream that was up is not any more. */
    void down();

    /** A connection broke or did not come about. */
    void broken(Session session, StreamDown why);

    /** Something may have changed in the user's book. @param shows whether there is any order in it */
    void news(Session session, boolean shows);

    /** The broker does not accept the token: the stream is over. */
    void refused(Session session, Unauthorised refusal);
}
