package org.onsager.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onsager.chart.Chart;
import org.onsager.distribution.Target;
import org.onsager.energy.Energy;
import org.onsager.feature.Features;
import org.onsager.feature.Loss;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.Kernel;
import org.onsager.step.Scheme;

/**
 * Every class of the library that is a chart, a kernel, a target, a feature map, a loss, an energy,
 * a geometry or a scheme is the subject of a contract in this module, so that none is added
 * without.
 */
class EveryBuiltInHasAContractTest {

  private static final List<Class<?>> KINDS =
      List.of(
          Chart.class,
          Kernel.class,
          Target.class,
          Features.class,
          Loss.class,
          Energy.class,
          Geometry.class,
          Scheme.class);

  private static final List<Class<?>> SUITES =
      List.of(
          ChartsTest.class,
          KernelsTest.class,
          GeneralKernelsTest.class,
          TargetsTest.class,
          FeaturesTest.class,
          LossesTest.class,
          EnergiesTest.class,
          FourierMmdTest.class,
          ChartedEnergiesTest.class,
          CompositesTest.class,
          GeometriesTest.class,
          SchemesTest.class,
          ReactionSchemesTest.class,
          ComposedSchemesTest.class,
          ImplicitSchemesTest.class,
          RegroupingTest.class,
          FlowsTest.class);

  @Test
  void everyBuiltInIsASubject() throws ReflectiveOperationException {
    Set<String> without = builtIns();
    without.removeAll(subjects());
    assertEquals(Set.of(), without, "classes without a contract in " + SUITES);
  }

  @Test
  void theLibraryIsSeen() {
    assertTrue(builtIns().contains("org.onsager.energy.Mmd"), () -> builtIns().toString());
    assertTrue(builtIns().contains("org.onsager.scheme.ExactReaction"));
    assertTrue(builtIns().size() > 40, () -> builtIns().toString());
  }

  private static Set<String> builtIns() {
    return new ClassFileImporter()
            .importPackages(
                "org.onsager.chart",
                "org.onsager.kernel",
                "org.onsager.distribution",
                "org.onsager.feature",
                "org.onsager.energy",
                "org.onsager.geometry",
                "org.onsager.step",
                "org.onsager.scheme")
            .stream()
            .filter(type -> KINDS.stream().anyMatch(type::isAssignableTo))
            .filter(
                type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> subjects() throws ReflectiveOperationException {
    Set<String> names = new TreeSet<>();
    for (Class<?> suite : SUITES) {
      for (Class<?> contract : contracts(suite).toList()) {
        names.add(subject(suite, contract).getClass().getName());
      }
    }
    return names;
  }

  private static Stream<Class<?>> contracts(Class<?> suite) {
    return Stream.<Class<?>>of(suite.getDeclaredClasses())
        .filter(type -> Contract.class.isAssignableFrom(type) && !type.isInterface());
  }

  private static Object subject(Class<?> suite, Class<?> contract)
      throws ReflectiveOperationException {
    Constructor<?> outer = suite.getDeclaredConstructor();
    Constructor<?> inner = contract.getDeclaredConstructor(suite);
    return ((Contract<?>) inner.newInstance(outer.newInstance())).subject();
  }
}
