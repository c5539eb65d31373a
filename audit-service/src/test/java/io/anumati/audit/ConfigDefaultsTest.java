package io.anumati.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.anumati.audit.checkpoint.CheckpointConfig;
import io.anumati.audit.intake.IntakeConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class ConfigDefaultsTest {

    private final SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(IntakeConfig.class)
            .withMapping(CheckpointConfig.class).withDefaultValue("anumati.audit.checkpoint-folder", "checkpoints").build();

    @Test
    void theDefaultsAreThoseOfTheReadme() throws Exception {
        IntakeConfig intake = config.getConfigMapping(IntakeConfig.class);
        CheckpointConfig checkpoint = config.getConfigMapping(CheckpointConfig.class);

        assertThat(intake.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(Files.readString(Path.of("README.md"))).contains(
                row("intake.group", intake.group()), row("intake.batch-size", intake.batchSize()),
                row("intake.retry-after", intake.retryAfter()), row("intake.session-timeout", intake.sessionTimeout()),
                row("intake.topic-lookup", intake.topicLookup()), row("origin", checkpoint.origin()),
                "`anumati.audit.checkpoint-interval` (`ANUMATI_AUDIT_CHECKPOINT_INTERVAL`) | `%s` |"
                        .formatted(checkpoint.checkpointInterval()));
    }

    private static String row(String key, Object value) {
        return "| `anumati.audit.%s` | `%s` |".formatted(key, value);
    }
}
