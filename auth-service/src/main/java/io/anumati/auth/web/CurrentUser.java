package io.anumati.auth.web;

import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.DenialException;

/** Who calls, by the verified bearer token and nothing else. */
@RequestScoped
public class CurrentUser {

    /** What a user id may look like; other characters never reach a key, a path or a log. */
    public static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final JsonWebToken token;

    CurrentUser(JsonWebToken token) {
        this.token = token;
    }

    /** @throws DenialException when the token's subject cannot be a user id */
    public String id() {
        String subject = token.getSubject();
        if (subject == null || !USER_ID.matcher(subject).matches()) {
            throw DenialException.of(DenialCode.INVALID_USER_ID, "The token's subject is no user id.");
        }
        return subject;
    }
}
