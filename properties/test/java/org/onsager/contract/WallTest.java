package org.onsager.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What core keeps in packages named internal is used by core alone. */
class WallTest {

  private static final ArchRule NOBODY_LOOKS_BEHIND_THE_WALL =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.onsager..internal..");

  @Test
  void lawsAndContractsStayOutside() {
    JavaClasses outside =
        new ClassFileImporter().importPackages("org.onsager.law", "org.onsager.contract");
    NOBODY_LOOKS_BEHIND_THE_WALL.check(outside);
  }

  @Test
  void theRuleSeesWhoLooks() {
    JavaClasses inside = new ClassFileImporter().importPackages("org.onsager.pairwise");
    assertTrue(NOBODY_LOOKS_BEHIND_THE_WALL.evaluate(inside).hasViolation());
  }
}
