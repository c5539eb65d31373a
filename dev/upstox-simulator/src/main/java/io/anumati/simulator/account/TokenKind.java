package io.anumati.simulator.account;

/** The broker's kinds of access tokens. */
public enum TokenKind {
    /** For a day's trading: all rights, until the next 03:30 in India. */
    ACCESS,
    /** Comes with the access token; reads positions, holdings and orders for a year. */
    EXTENDED,
    /** Made on the broker's site; reads for a year, accounts only from a registered address. */
    ANALYTICS
}
