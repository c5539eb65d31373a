package io.anumati.testkit;

import java.util.Set;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Which module may use which, by the package after {@code io.anumati}. */
final class Arrows extends ArchCondition<JavaClass> {

    private enum Kind {
        SERVICE(Set.of("auth", "vault", "signal", "executor", "audit")),
        SHELL(Set.of("web")),
        LIB(Set.of("contracts", "partitionview", "upstox", "auditchain")),
        DEV(Set.of("simulator", "testkit", "identity", "runner", "e2e", "benchmarks"));

        private final Set<String> modules;

        Kind(Set<String> modules) {
            this.modules = modules;
        }

        static Kind of(String module) {
            for (Kind kind : values()) {
                if (kind.modules.contains(module)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("package io.anumati.%s is of no known module".formatted(module));
        }
    }

    private static final String ROOT = "io.anumati.";

    Arrows() {
        super("depend in the right direction");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        String from = moduleOf(item);
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (target.getName().startsWith(ROOT) && !allowed(from, moduleOf(target))) {
                events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
            }
        }
    }

    static boolean inService(JavaClass type) {
        return type.getName().startsWith(ROOT) && Kind.of(moduleOf(type)) == Kind.SERVICE;
    }

    static boolean inLib(JavaClass type) {
        return type.getName().startsWith(ROOT) && Kind.of(moduleOf(type)) == Kind.LIB;
    }

    static boolean inMainCode(JavaClass type) {
        return inService(type) || inLib(type) || inSharedShell(type);
    }

    /** The web shell that services have in common: a library, with the container that they run in. */
    static boolean inSharedShell(JavaClass type) {
        return type.getName().startsWith(ROOT) && Kind.of(moduleOf(type)) == Kind.SHELL;
    }

    private static String moduleOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }

    private static boolean allowed(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        return switch (Kind.of(from)) {
            case SERVICE -> Kind.of(to) == Kind.LIB || Kind.of(to) == Kind.SHELL;
            case SHELL, LIB -> Kind.of(to) == Kind.LIB;
            case DEV -> Kind.of(to) != Kind.SERVICE;
        };
    }
}
