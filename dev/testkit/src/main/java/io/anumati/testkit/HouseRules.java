package io.anumati.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/**
 * Rules of the project that a machine can check. Each module runs them on its main classes:
 *
 * <pre>
 * {
 *     &#64;code
 *     &#64;AnalyzeClasses(packages = "io.anumati.auth", importOptions = ImportOption.DoNotIncludeTests.class)
 *     class HouseRulesTest {
 *         @ArchTest
 *         static final ArchTests RULES = ArchTests.in(HouseRules.class);
 *     }
 * }
 * </pre>
 */
public final class HouseRules {

    /** Services use libs and the shared web shell, never each other; libs use libs; main code never uses dev. */
    @ArchTest
    public static final ArchRule ARROWS = classes().should(new Arrows()).as("modules depend in the right direction");

    /**
     * A shell says so: it carries a framework annotation, or extends or implements a framework type. A class without any state
     * may translate at a shell's edge. Every other class of a service, ports (interfaces) apart, uses no framework; a log line
     * does not count.
     */
    @ArchTest
    public static final ArchRule KERNEL_OR_SHELL = classes()
            .that(are(type -> Arrows.inService(type) || Arrows.inSharedShell(type))).and().areTopLevelClasses()
            .should(new KernelOrShell()).allowEmptyShould(true)
            .as("who uses a framework says that it is a shell");

    /** A lib works anywhere: no container, no Quarkus. */
    @ArchTest
    public static final ArchRule PLAIN_LIBS = noClasses().that(are(Arrows::inLib)).should().dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.eclipse.microprofile..").allowEmptyShould(true)
            .as("libs need no container");

    /** Time, ids and chance come in from outside; only a {@code @Produces} method or a {@code …Producer} class makes them. */
    @ArchTest
    public static final ArchRule TIME_AND_CHANCE = classes().that(are(Arrows::inMainCode)).should(new TimeAndChance())
            .allowEmptyShould(true).as("time, ids and chance are made in producers only");

    @ArchTest
    public static final ArchRule NO_STANDARD_STREAMS = noClasses().that(are(Arrows::inMainCode))
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS).allowEmptyShould(true).as("nothing is printed");

    /** A message that may be lost unseen is none. */
    @ArchTest
    public static final ArchRule NO_SEND_AND_FORGET = noClasses().should()
            .callMethodWhere(DescribedPredicate.describe("…AndForget", call -> call.getName().endsWith("AndForget")))
            .as("nothing is sent and forgotten");

    /** Constructor injection: a bean is whole when it exists. */
    @ArchTest
    public static final ArchRule NO_FIELD_INJECTION = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject").andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty").andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel").andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
            .allowEmptyShould(true).as("nothing is injected into a field");

    private HouseRules() {
    }

    private static DescribedPredicate<JavaClass> are(Predicate<JavaClass> kind) {
        return DescribedPredicate.describe("of this kind", kind);
    }
}
