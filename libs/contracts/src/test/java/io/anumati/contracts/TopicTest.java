package io.anumati.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TopicTest {

    private static final String SEVEN_DAYS = "604800000";

    @Test
    void compactedTopicsKeepSevenDaysUncompactedSoThatAuditMissesNothing() {
        assertThat(Topic.AUTHORIZATIONS.config()).containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", SEVEN_DAYS);
    }

    @Test
    void topicsByUserShareOnePartitionCount() {
        assertThat(Topic.SIGNALS.partitions(12)).isEqualTo(12).isEqualTo(Topic.ORDER_COMMANDS.partitions(12));
        assertThat(Topic.CONTROLS.partitions(12)).isEqualTo(1);
    }

    @Test
    void isFoundByItsName() {
        assertThat(Topic.named("order-events")).isEqualTo(Topic.ORDER_EVENTS);
        assertThat(Topic.ORDER_EVENTS.deadLetterName()).isEqualTo("order-events.dlq");
        assertThatIllegalArgumentException().isThrownBy(() -> Topic.named("order-events.dlq"));
    }

    @Test
    void personalFieldsExist() {
        String authority = EventJson.mapper().valueToTree(Samples.byName().get("AuthorityChanged")).toString();

        assertThat(PersonalFields.NAMES).allMatch(name -> authority.contains("\"" + name + "\""));
    }
}
