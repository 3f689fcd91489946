package org.onsager;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.data.LaterSaboteur;
import org.onsager.data.Table;
import org.onsager.page.Report;
import org.onsager.report.Picture;

/** What people bring knows no picture, and a picture knows no page. */
class PackageOrderTest {

  /** Each may use those to its left. */
  private static final List<String> ORDER = List.of("data", "report", "page");

  private static final JavaClasses REPORT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackagesOf(Table.class, Picture.class, Report.class);

  @Test
  void everyPackageIsInTheOrder() throws IOException {
    try (var folders = Files.list(Path.of("main", "java", "org", "onsager"))) {
      assertEquals(
          Set.copyOf(ORDER),
          folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "report", "page"})
  void usesOnlyPackagesBeforeIt(String name) {
    onlyUsesThoseBefore(name).check(REPORT);
  }

  @Test
  void theRuleRejectsTheSaboteur() {
    JavaClasses saboteur = new ClassFileImporter().importClasses(LaterSaboteur.class);
    assertTrue(onlyUsesThoseBefore("data").evaluate(saboteur).hasViolation());
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
