package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;

/** The code on the page of the package. */
class LawPageTest {

  @Test
  void aVerdictALaw() {
    Energy myEnergy = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));
    PrintStream before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      // @start region="laws"
      Laws.of(myEnergy, Domain.everywhere().inDimension(2))
          .forEach(verdict -> System.out.println(verdict.message()));
      // @end
    } finally {
      System.setOut(before);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(EnergyLaws.all().size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(lines.get(i).startsWith(EnergyLaws.all().get(i).name() + " holds"), lines.get(i));
    }
  }
}
