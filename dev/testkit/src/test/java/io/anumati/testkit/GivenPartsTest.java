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
    void containersAskedForWithoutAnEngineAreAFailureInOneLine() {
        assertThatThrownBy(() -> new PartsInContainers(() -> false).requireEngine("kafka")).isInstanceOf(PartFailed.class)
                .hasMessage("-Dparts=containers: no container engine answers, so kafka cannot be started;"
                        + " start Docker (or set DOCKER_HOST), or leave the option out");
    }

    @Test
    void aPartInAFolderOfItsOwnIsNeverAContainerSilently() {
        System.setProperty("parts", "containers");

        assertThatThrownBy(() -> PostgresServer.start(PostgresServer.Options.temporary())).isInstanceOf(PartFailed.class)
                .hasMessageContaining("postgres is wanted in a folder and on ports of its own")
                .hasMessageContaining(PostgresServer.ADDRESS_VARIABLE);
    }

    @Test
    void aJdbcUrlWithoutASuperusersLoginIsRefused() {
        assertThatThrownBy(() -> JdbcAddress.parse("jdbc:postgresql://db:5432/postgres")).isInstanceOf(PartFailed.class)
                .hasMessageContaining("user= and password=");
    }
}
