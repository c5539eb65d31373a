package io.anumati.vault;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.OpenBaoResource;
import io.quarkus.test.common.WithTestResource;

/** The service on a real OpenBao, Kafka and identity provider. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(KafkaResource.class)
@WithTestResource(OpenBaoResource.class)
@WithTestResource(IdentityProviderResource.class)
public @interface RealParts {
}
