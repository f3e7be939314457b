package org.infrapolicy.advisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps each library in its room, and all of them out of the public API. */
@AnalyzeClasses(packages = "org.infrapolicy.advisor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ENGINE = "org.infrapolicy.advisor.engine..";
    private static final String ASSERTIONS = "org.infrapolicy.advisor.assertions..";
    private static final String[] DROOLS = {"org.drools..", "org.kie.."};

    @ArchTest
    static final ArchRule only_the_engine_knows_drools = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DROOLS);

    @ArchTest
    static final ArchRule only_readers_know_yaml_and_json = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.infrapolicy.advisor.environment.reading..",
                    "org.infrapolicy.advisor.importing..",
                    "org.infrapolicy.advisor.report..",
                    "org.infrapolicy.advisor.audit..",
                    ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.yaml..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule only_assertions_know_test_libraries = noClasses()
            .that()
            .resideOutsideOfPackage(ASSERTIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.assertj..", "org.junit..", ASSERTIONS);

    @ArchTest
    static final ArchRule nothing_public_speaks_of_a_library = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawReturnType(DescribedPredicate.describe("ours or Java's", ArchitectureTest::oursOrJava));

    @ArchTest
    static final ArchRule the_model_knows_no_rule = noClasses()
            .that()
            .resideInAPackage("org.infrapolicy.advisor.environment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, "org.infrapolicy.advisor.rule..", "org.infrapolicy.advisor.report..");

    @ArchTest
    static final ArchRule nothing_is_called_helper = classes()
            .should()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");

    private static boolean oursOrJava(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return type.getBaseComponentType().isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("org.infrapolicy.advisor");
    }
}
