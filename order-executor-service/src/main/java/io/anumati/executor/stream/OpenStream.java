package io.anumati.executor.stream;

/** A stream that somebody opened, until it is closed or has ended by itself. */
interface OpenStream extends AutoCloseable {

    /** Whether it will never tell anything again. */
    boolean isOver();

    @Override
    void close();
}
