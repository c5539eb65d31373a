package io.anumati.runner.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.anumati.runner.demo.DemoRole;
import io.anumati.runner.demo.DemoUser;
import io.anumati.testkit.PartFailed;

class ComposeTest {

    @TempDir
    private Path folder;

    @Test
    void withoutDockerItSaysSoInOneLine() {
        assertThatThrownBy(() -> new Compose(List.of(folder.resolve("no-docker").toString())).requireEngine())
                .isInstanceOf(PartFailed.class).hasMessageStartingWith("docker compose is missing")
                .hasMessageNotContaining("\n");
    }

    @Test
    void withAClientAndNoEngineItSaysSoInOneLine() throws IOException {
        // Given
        Path client = Files.writeString(folder.resolve("docker"), "[ \"$1\" = compose ]");
        // When
        assertThatThrownBy(() -> new Compose(List.of("sh", client.toString())).requireEngine())
                // Then
                .isInstanceOf(PartFailed.class).hasMessageStartingWith("no container engine answers")
                .hasMessageNotContaining("\n");
    }

    @Test
    void everyDemoUserHasAProxyAndARegisteredAddressOfItsOwn() {
        List<DemoUser> cast = ComposePlatform.cast(ComposePlatform.PROXIES);

        assertThat(cast).extracting(DemoUser::egress).doesNotHaveDuplicates().contains("egress-route-1:3128",
                "egress-route-12:3128");
        assertThat(cast).extracting(DemoUser::registered).doesNotHaveDuplicates();
        assertThat(cast).filteredOn(user -> user.role() == DemoRole.WRONG_ADDRESS).singleElement()
                .extracting(DemoUser::registered).isEqualTo("172.30.84.250");
        assertThat(cast).extracting(DemoUser::role).contains(DemoRole.values());
    }
}
