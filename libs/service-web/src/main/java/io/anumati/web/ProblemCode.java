package io.anumati.web;

/** One way to say no. A service lists its own in an enum. */
public interface ProblemCode {

    /** The stable code, UPPER_SNAKE. */
    String name();

    /** The HTTP status. */
    int status();

    /** What it means, for every occurrence the same: it never holds a part of the request. */
    String sentence();
}
