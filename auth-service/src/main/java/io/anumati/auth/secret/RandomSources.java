package io.anumati.auth.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The only place of this service that asks the machine for chance. */
@ApplicationScoped
class RandomSources {

    @Produces
    @ApplicationScoped
    IdSource ids() {
        return new RandomIdProducer(new SecureRandom());
    }

    private record RandomIdProducer(SecureRandom random) implements IdSource {

        @Override
        public String id(String prefix) {
            return prefix + "-" + UUID.randomUUID();
        }

        @Override
        public Secret secret() {
            byte[] bits = new byte[32];
            random.nextBytes(bits);
            return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        }
    }
}
