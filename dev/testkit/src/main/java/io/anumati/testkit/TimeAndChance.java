package io.anumati.testkit;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Nobody asks the machine for time, ids or chance but a producer; {@code now(clock)} and {@code nanoTime} stay allowed. */
final class TimeAndChance extends ArchCondition<JavaClass> {

    private static final String PRODUCES = "jakarta.enterprise.inject.Produces";
    private static final Map<String, Set<String>> SOURCES = Map.of(
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.lang.Math", Set.of("random"),
            "java.lang.System", Set.of("currentTimeMillis"));

    TimeAndChance() {
        super("make time, ids and chance in producers only");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (JavaAccess<?> access : item.getAccessesFromSelf()) {
            if (asksTheMachine(access) && !isProducer(access.getOrigin())) {
                events.add(SimpleConditionEvent.violated(item, access.getDescription()));
            }
        }
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        boolean source = SOURCES.getOrDefault(access.getTargetOwner().getName(), Set.of())
                .contains(access.getTarget().getName());
        return source && !access.getTarget().getFullName().contains("Clock)");
    }

    private static boolean isProducer(JavaCodeUnit caller) {
        return caller.isAnnotatedWith(PRODUCES) || caller.getOwner().getSimpleName().matches(".*Producers?");
    }
}
