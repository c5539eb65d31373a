package io.anumati.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The TLS settings of overlay production, given to a packaged service. */
class ProductionTlsIT {

    @TempDir
    private Path folder;

    @Test
    void aServiceAnswersByTlsOnlyAndKnowsEverySetting() throws Exception {
        // When
        try (TlsService service = TlsService.start("token-vault-service", OverlayTls.in(folder),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "ANUMATI_KAFKA_JAAS", TlsService.jaas("a", "b")))) {
            // Then
            assertThat(catchThrowable(() -> service.status("http", "/q/health/live"))).isInstanceOf(IOException.class)
                    .isNotInstanceOf(ConnectException.class);
            assertThat(service.log()).doesNotContainIgnoringCase("unrecognized configuration key");
        }
    }
}
