package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is stated as a law is tried: every constant is in the list of its kind, under its name. */
class LawsAreListedTest {

  /** By kind of object; a transport and a reaction have those of geometries, too. */
  private static final List<Vector<? extends Law<?>>> KINDS =
      List.of(
          KernelLaws.all(),
          GeneralKernelLaws.all(),
          KernelSumsLaws.all(),
          ChartLaws.all(),
          FeaturesLaws.all(),
          LossLaws.all(),
          EnergyLaws.all().appendAll(SecondOrder.complete()),
          CertificateLaws.all(),
          DiscrepancyLaws.all(),
          RandomEnergyLaws.all(),
          TargetLaws.all(),
          Vector.<Law<?>>ofAll(GeometryLaws.all()).appendAll(TransportLaws.all()),
          Vector.<Law<?>>ofAll(GeometryLaws.all()).appendAll(ReactionLaws.all()),
          SchemeLaws.all(),
          Vector.<Law<?>>ofAll(FlowLaws.all()).appendAll(MovementLaws.all()));

  private static Set<Law<?>> listed() {
    return HashSet.ofAll(KINDS.flatMap(kind -> kind));
  }

  @Test
  void everyConstantIsListed() throws ReflectiveOperationException {
    Set<Law<?>> stated = HashSet.empty();
    for (Field constant : constants()) {
      Law<?> law = (Law<?>) constant.get(null);
      stated = stated.add(law);
      assertTrue(listed().contains(law), () -> constant + " is in no list");
      assertEquals(
          constant.getDeclaringClass().getSimpleName() + "." + constant.getName().replace("_", ""),
          law.name().substring(0, law.name().indexOf('.') + 1)
              + law.shortName().toUpperCase(Locale.ROOT));
    }
    assertEquals(
        TreeSet.ofAll(listed().map(Law::name)), TreeSet.ofAll(stated.map(Law::name)), "listed");
    assertTrue(stated.size() > 70, () -> "only so many are seen: " + constants().size());
  }

  @Test
  void noTwoLawsOfAKindShareAName() {
    KINDS.forEach(kind -> assertEquals(kind.map(Law::shortName).distinct().size(), kind.size()));
  }

  /** Of the classes beside {@link Law}. */
  private static Vector<Field> constants() {
    try (Stream<Path> files =
        Files.list(
            Path.of(Law.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve("org/onsager/law"))) {
      return Vector.ofAll(files.map(file -> file.getFileName().toString()).sorted())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> "org.onsager.law." + name.replace(".class", ""))
          .flatMap(LawsAreListedTest::declared)
          .filter(field -> field.getType() == Law.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Vector<Field> declared(String name) {
    try {
      return Vector.of(Class.forName(name).getFields());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
