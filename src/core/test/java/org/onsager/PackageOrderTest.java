package org.onsager;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.measure.OrderSaboteur;

/**
 * The house of design.md: each package imports only those before it, and the core only what it
 * names.
 */
class PackageOrderTest {

  /** Each may use those to its left. */
  private static final List<String> ORDER =
      List.of(
          "measure",
          "chart",
          "kernel",
          "solve.internal",
          "solve",
          "pairwise.internal",
          "pairwise",
          "feature",
          "feature.fourier",
          "distribution",
          "ot",
          "energy",
          "certificate",
          "geometry",
          "step",
          "scheme",
          "flow",
          "preset");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.onsager");

  private static final ArchRule ONLY_NAMED_LIBRARIES =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.onsager..",
              "java..",
              "io.vavr..",
              "org.jspecify..",
              "org.ejml..",
              "jdk.incubator.vector..");

  private static final ArchRule ONLY_VECTOR_CLASSES_USE_THE_INCUBATOR =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Vector")
          // A nested class counts by the class that holds it.
          .and(
              describe(
                  "are not inside one that does",
                  (JavaClass c) -> !c.getName().matches(".*\\.Vector\\w*\\$.*")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator..");

  /** Elsewhere it would be slow where the processor has no instruction for it. */
  private static final ArchRule ONLY_MULTIPLY_ADD_IS_FUSED =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(MultiplyAdd|Vector(Single)?(Shape|Products))")
          .should()
          .callMethodWhere(
              describe(
                  "fma of the JDK is called",
                  (JavaMethodCall call) ->
                      call.getName().equals("fma")
                          && call.getTargetOwner().getPackageName().matches("(java|jdk)\\..*")));

  static List<String> packages() {
    return ORDER;
  }

  /** Neither is a package forgotten here, nor does a rule hold because nothing was imported. */
  @Test
  void everyPackageIsInTheOrder() {
    Set<String> found = new TreeSet<>();
    CORE.forEach(c -> found.add(c.getPackageName().replace("org.onsager.", "")));
    assertEquals(new TreeSet<>(ORDER), found);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void usesOnlyPackagesBeforeIt(String name) {
    onlyUsesThoseBefore(name).allowEmptyShould(true).check(CORE);
  }

  @Test
  void noCycles() {
    slices().matching("org.onsager.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void coreDependsOnNothingElse() {
    ONLY_NAMED_LIBRARIES.check(CORE);
  }

  @Test
  void onlyVectorClassesUseTheIncubator() {
    ONLY_VECTOR_CLASSES_USE_THE_INCUBATOR.check(CORE);
  }

  @Test
  void onlyMultiplyAddIsFused() {
    ONLY_MULTIPLY_ADD_IS_FUSED.check(CORE);
  }

  @Test
  void rulesRejectTheSaboteur() {
    JavaClasses saboteur = new ClassFileImporter().importClasses(OrderSaboteur.class);
    assertTrue(onlyUsesThoseBefore("measure").evaluate(saboteur).hasViolation());
    assertTrue(ONLY_NAMED_LIBRARIES.evaluate(saboteur).hasViolation());
    assertTrue(ONLY_VECTOR_CLASSES_USE_THE_INCUBATOR.evaluate(saboteur).hasViolation());
    assertTrue(ONLY_MULTIPLY_ADD_IS_FUSED.evaluate(saboteur).hasViolation());
  }

  private static ArchRule onlyUsesThoseBefore(String name) {
    String[] after =
        ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
            .map(later -> "org.onsager." + later)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("org.onsager." + name)
        .should()
        .dependOnClassesThat(
            after.length == 0 ? not(alwaysTrue()) : JavaClass.Predicates.resideInAnyPackage(after));
  }
}
