package io.anumati.audit.web;

/** Fresh unique ids. */
@FunctionalInterface
public interface IdSource {

    String next();
}
