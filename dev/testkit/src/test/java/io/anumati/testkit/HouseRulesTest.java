package io.anumati.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import io.anumati.auth.samples.AsksTheMachine;
import io.anumati.auth.samples.HiddenShell;
import io.anumati.auth.samples.HonestShell;
import io.anumati.auth.samples.ServiceThatUsesAService;
import io.anumati.contracts.samples.LibInAContainer;
import io.anumati.contracts.samples.LibThatUsesAService;

class HouseRulesTest {

    static Stream<Arguments> offences() {
        return Stream.of(Arguments.of(ServiceThatUsesAService.class, HouseRules.ARROWS, "SignalDesk"),
                Arguments.of(LibThatUsesAService.class, HouseRules.ARROWS, "SignalDesk"),
                Arguments.of(HiddenShell.class, HouseRules.KERNEL_OR_SHELL, "SmallRyeConfig"),
                Arguments.of(LibInAContainer.class, HouseRules.PLAIN_LIBS, "ConfigProperty"),
                Arguments.of(AsksTheMachine.class, HouseRules.TIME_AND_CHANCE, "Instant.now()"),
                Arguments.of(AsksTheMachine.class, HouseRules.NO_STANDARD_STREAMS, "System.out"));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void namesTheOffence(Class<?> offender, ArchRule rule, String named) {
        var classes = new ClassFileImporter().importClasses(offender);

        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class).hasMessageContaining(named);
    }

    @Test
    void aShellThatSaysSoMayUseItsFramework() {
        var classes = new ClassFileImporter().importClasses(HonestShell.class, HonestShell.Reader.class);

        for (ArchRule rule : List.of(HouseRules.ARROWS, HouseRules.KERNEL_OR_SHELL, HouseRules.TIME_AND_CHANCE)) {
            assertThatCode(() -> rule.check(classes)).doesNotThrowAnyException();
        }
    }

    @Test
    void theTestkitItselfKeepsTheArrows() {
        var classes = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.anumati.testkit");

        assertThat(classes).isNotEmpty();
        assertThatCode(() -> HouseRules.ARROWS.check(classes)).doesNotThrowAnyException();
    }
}
