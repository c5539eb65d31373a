package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GivenPartsTest {

    @AfterEach
    void forget() {
        System.clearProperty("parts");
    }

    @Test
    void containersAskedForAreAFailureAndNeverAnotherWaySilently() {
        System.setProperty("parts", "containers");

        assertThatThrownBy(IdentityProvider::start).isInstanceOf(PartFailed.class)
                .hasMessageContaining("identity-provider cannot be started in a container yet")
                .hasMessageContaining(IdentityProvider.ADDRESS_VARIABLE);
    }

    @Test
    void aJdbcUrlWithoutASuperusersLoginIsRefused() {
        assertThatThrownBy(() -> JdbcAddress.parse("jdbc:postgresql://db:5432/postgres")).isInstanceOf(PartFailed.class)
                .hasMessageContaining("user= and password=");
    }
}
