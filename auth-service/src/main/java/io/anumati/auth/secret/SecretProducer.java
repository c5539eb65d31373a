package io.anumati.auth.secret;

import java.security.SecureRandom;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

/** Where one-time values and secret paths come from. */
@ApplicationScoped
public class SecretProducer {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** @return 256 random bits, URL-safe text of 43 characters */
    public Secret next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }
}
