package io.anumati.auth.secret;

/** Where ids and secrets come from; tests may put their own. */
public interface IdSource {

    /** @param prefix says what it is an id of, for example {@code auth} */
    String id(String prefix);

    /** @return 256 random bits, URL-safe text of 43 characters */
    Secret secret();
}
