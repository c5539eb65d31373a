package io.anumati.testkit;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * A top-level class, nested ones counted with it, is a port (an interface), a shell, a translator, or else a kernel, which is
 * held
 * to use none of the others but ports, and no framework.
 */
final class KernelOrShell extends ArchCondition<JavaClass> {

    private static final Set<String> FRAMEWORKS = Set.of("jakarta.", "io.quarkus.", "io.quarkiverse.", "io.vertx.",
            "io.smallrye.",
            "org.eclipse.microprofile.", "org.hibernate.", "org.jboss.resteasy.", "io.opentelemetry.", "io.micrometer.");
    private static final Set<String> LOGGING = Set.of("io.quarkus.logging.");

    KernelOrShell() {
        super("be a kernel without a framework or a shell that says so");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (item.isInterface() || isShell(item) || isTranslator(item)) {
            return;
        }
        frameworkUses(item).map(Dependency::getDescription).distinct()
                .forEach(use -> events.add(SimpleConditionEvent.violated(item, use)));
    }

    /** Only static methods between a framework's types and ours: the edge of a shell, without any state. */
    private static boolean isTranslator(JavaClass item) {
        return withNested(item).allMatch(type -> type.getFields().stream()
                .allMatch(field -> field.getModifiers().contains(JavaModifier.STATIC)));
    }

    private static Stream<Dependency> frameworkUses(JavaClass item) {
        return withNested(item).flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isFramework(dependency.getTargetClass().getBaseComponentType()));
    }

    private static boolean isShell(JavaClass item) {
        return withNested(item)
                .anyMatch(type -> annotations(type).map(JavaAnnotation::getRawType).anyMatch(KernelOrShell::isFramework)
                        || type.getAllRawInterfaces().stream().anyMatch(KernelOrShell::isFramework)
                        || type.getAllRawSuperclasses().stream().anyMatch(KernelOrShell::isFramework));
    }

    private static Stream<JavaClass> withNested(JavaClass item) {
        return item.getPackage().getClasses().stream()
                .filter(type -> type.equals(item) || type.getName().startsWith(item.getName() + "$"));
    }

    private static Stream<? extends JavaAnnotation<?>> annotations(JavaClass type) {
        return Stream.concat(type.getAnnotations().stream(),
                type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()));
    }

    private static boolean isFramework(JavaClass type) {
        Predicate<String> starts = type.getName()::startsWith;
        return FRAMEWORKS.stream().anyMatch(starts) && LOGGING.stream().noneMatch(starts);
    }
}
