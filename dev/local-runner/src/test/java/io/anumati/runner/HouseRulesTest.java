package io.anumati.runner;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

import io.anumati.testkit.HouseRules;

/** Of all libs and of dev; each service has its own. */
@AnalyzeClasses(packages = { "io.anumati.runner", "io.anumati.testkit", "io.anumati.simulator", "io.anumati.contracts",
        "io.anumati.partitionview", "io.anumati.upstox",
        "io.anumati.auditchain" }, importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
