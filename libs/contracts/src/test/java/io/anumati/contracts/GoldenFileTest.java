package io.anumati.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Each event's JSON is pinned by a file. A file of a published version never changes: a change that shows up here needs a new
 * schema version. For a new event, copy what the failing test printed.
 */
class GoldenFileTest {

    private static final ObjectMapper JSON = EventJson.mapper();

    @Test
    void everyEventAndEveryStepHasASample() {
        Set<String> needed = permitted(Event.class).flatMap(GoldenFileTest::names)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Samples.byName().keySet()).containsExactlyElementsOf(needed);
    }

    @Test
    void everyEventBelongsToOneTopic() {
        Map<Class<?>, Long> topicsPerType = Arrays.stream(Topic.values())
                .collect(Collectors.groupingBy(Topic::eventType, Collectors.counting()));

        assertThat(topicsPerType.keySet()).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
        assertThat(topicsPerType.values()).containsOnly(1L);
    }

    @Test
    void theTypeNameInTheJsonIsTheSimpleName() {
        Samples.all().forEach(event -> assertThat(JSON.valueToTree(event).path("type").asText())
                .isEqualTo(event.getClass().getSimpleName()));
    }

    @TestFactory
    Stream<DynamicTest> writingGivesTheGoldenFileByteForByte() {
        return eachSample((topic, name, event) -> assertThat(
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n").isEqualTo(golden(topic, name)));
    }

    @TestFactory
    Stream<DynamicTest> readingTheGoldenFileGivesTheEvent() {
        return eachSample((topic, name, event) -> assertThat(EventCodec.read(topic, golden(topic, name).getBytes(UTF_8)))
                .isEqualTo(event));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenReadsBackTheSame() {
        return eachSample((topic, _, event) -> assertThat(EventCodec.read(topic, EventCodec.toJson(event))).isEqualTo(event));
    }

    private static Stream<DynamicTest> eachSample(SampleCheck check) {
        return Stream.of(Samples.byName(), Samples.additions()).flatMap(named -> named.entrySet().stream())
                .map(each -> DynamicTest.dynamicTest(each.getKey(),
                        () -> check.look(topicOf(each.getValue()), each.getKey(), each.getValue())));
    }

    private static String golden(Topic topic, String name) throws IOException {
        String path = "/golden/%s/%s.v%d.json".formatted(topic.topicName(), name, EventEnvelope.SCHEMA_VERSION);
        try (InputStream file = GoldenFileTest.class.getResourceAsStream(path)) {
            assertThat(file).as("golden file %s", path).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    static Topic topicOf(Event event) {
        return Arrays.stream(Topic.values()).filter(topic -> topic.eventType().isInstance(event)).findFirst().orElseThrow();
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenFileTest::permitted)
                : Stream.of(type);
    }

    private static Stream<String> names(Class<?> type) {
        Map<Class<?>, Class<?>> steps = Map.of(OrderEvent.OrderStepped.class, OrderStep.class, OrderEvent.ChangeStepped.class,
                ChangeStep.class);
        return steps.containsKey(type)
                ? permitted(steps.get(type)).map(step -> type.getSimpleName() + "." + step.getSimpleName())
                : Stream.of(type.getSimpleName());
    }

    @FunctionalInterface
    private interface SampleCheck {

        void look(Topic topic, String name, Event event) throws IOException;
    }
}
