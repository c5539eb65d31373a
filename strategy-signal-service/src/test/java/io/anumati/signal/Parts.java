package io.anumati.signal;

import io.anumati.testkit.IdentityProviderResource;
import io.anumati.testkit.KafkaResource;
import io.anumati.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The real parts every Quarkus test of this module runs on. */
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "signal"))
@QuarkusTestResource(IdentityProviderResource.class)
@QuarkusTestResource(InstrumentFileResource.class)
class Parts {
}
