package org.onsager.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Reference.PARTICLES;
import static org.onsager.testing.Reference.SAMPLES;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;
import org.onsager.energy.Taylor;
import org.onsager.flow.Observer;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.testing.Reference;

class Wasserstein2Test {

  @Test
  void agreesWithLinearPrograms() {
    assertEquals(
        Reference.value("w2 squared weighted"),
        Wasserstein2.between(PARTICLES, SAMPLES.measure()).squaredDistance(),
        1e-12);
    assertEquals(
        Reference.value("w2 squared uniform"),
        Wasserstein2.between(
                Particles.uniform(PARTICLES.points()),
                Particles.uniform(SAMPLES.measure().points()))
            .squaredDistance(),
        1e-12);
  }

  @Test
  void agreesWithAnAssignmentFullOfTies() {
    double[][] lattice = new double[98][];
    for (int t = 0; t < 98; t++) {
      lattice[t] = new double[] {37 * t % 101 / 20.0, 53 * t % 103 / 20.0, 29 * t % 97 / 20.0};
    }
    Wasserstein2 solved =
        Wasserstein2.between(
            Particles.uniform(Points.of(Arrays.copyOf(lattice, 49))),
            Particles.uniform(Points.of(Arrays.copyOfRange(lattice, 49, 98))));
    assertEquals(Reference.value("w2 squared assignment"), solved.squaredDistance(), 1e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithAnotherSolverOnRandomMeasures(int seed) {
    Particles mu = random(seed, 4 + seed, 2, seed % 2 == 0);
    Particles nu = random(seed + 100, 12 - seed, 2, seed % 3 == 0);
    assertEquals(
        byLinearProgram(mu, nu), Wasserstein2.between(mu, nu).squaredDistance(), 1e-9, "ojAlgo");
    isOptimal(mu, nu);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 300})
  void thePlanIsFeasibleAndTheDualBoundTight(int n) {
    isOptimal(random(1, n, 3, false), random(2, n, 3, false));
    isOptimal(random(1, n, 3, true), random(2, n, 3, true));
    isOptimal(random(1, n, 1, true), random(2, 2 * n / 3, 1, true));
    isOptimal(random(1, 2 * n / 3, 5, false), random(2, n, 5, true));
  }

  @Test
  void onTheLineQuantilesArePaired() {
    int n = 400;
    double[] x = Key.of(1).normals(n).toArray();
    double[] y = Key.of(2).normals(n).map(z -> z * z).toArray();
    double solved =
        Wasserstein2.between(
                Particles.uniform(Points.onLine(x)), Particles.uniform(Points.onLine(y)))
            .squaredDistance();
    Arrays.sort(x);
    Arrays.sort(y);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]) / n;
    }
    assertEquals(sum, solved, 1e-13);
  }

  @Test
  void aTranslationCostsItsLength() {
    Particles mu = random(3, 60, 2, true);
    Particles moved =
        mu.withPoints(mu.points().withCoordinates(mu.points().coordinates().map(c -> c + 3)));
    assertEquals(Math.sqrt(18), Wasserstein2.between(mu, moved).distance(), 1e-13);
    assertEquals(0, Wasserstein2.between(mu, mu).distance());
  }

  @Test
  void splitParticlesAndMasslessOnesChangeNothing() {
    Particles whole = Particles.of(Points.onLine(0, 1), 0.5, 0.5);
    Particles split = Particles.of(Points.onLine(1, 0, 7, 1), 0.2, 0.5, 0, 0.3);
    assertEquals(0, Wasserstein2.between(whole, split).squaredDistance());
    assertEquals(0, Wasserstein2.between(split, whole).squaredDistance());
  }

  @Test
  void anyEqualMassWillDo() {
    Particles mu = Particles.of(Points.onLine(0), 3);
    Particles nu = Particles.of(Points.onLine(2, 4), 1, 2);
    assertEquals(4 + 32, Wasserstein2.between(mu, nu).squaredDistance());
    assertThrows(
        IllegalArgumentException.class,
        () -> Wasserstein2.between(mu, Particles.uniform(Points.onLine(1))));
  }

  @Test
  void otherDimensionsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Wasserstein2.between(PARTICLES, Particles.uniform(Points.onLine(1))));
  }

  @Test
  void theObserverReadsTheDistance() {
    State state = State.start(PARTICLES, Key.of(1));
    Observer observer = Observer.wasserstein2(SAMPLES);
    assertEquals("W2", observer.name());
    assertEquals(Math.sqrt(Reference.value("w2 squared weighted")), observer.read(state), 1e-12);
    assertEquals(observer, Observer.wasserstein2(SAMPLES));
    State heavier = state.with(PARTICLES.withWeights(PARTICLES.weights().map(w -> 2 * w)));
    assertTrue(Double.isNaN(observer.read(heavier)));
  }

  private static void isOptimal(Particles mu, Particles nu) {
    Wasserstein2 solved = Wasserstein2.between(mu, nu);
    int n = mu.count();
    int m = nu.count();
    double cost = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double p = solved.plan().get(i, j);
        assertTrue(p >= 0);
        cost += p * squared(mu.points(), i, nu.points(), j);
      }
    }
    // n additions of numbers below one, and the dust that the solver drops.
    double tolerance = 1e-15 * (n + m);
    Block rows = solved.plan().times(Block.constant(m, 1));
    Block columns = solved.plan().transposedTimes(Block.constant(n, 1));
    Taylor.close(mu.weights(), rows, tolerance, "rows");
    Taylor.close(nu.weights(), columns, tolerance, "columns");
    double scale = Math.max(1, cost);
    assertEquals(cost, solved.squaredDistance(), 1e-13 * scale);
    assertEquals(cost, solved.lowerBound(), 1e-13 * scale, "no duality gap");
  }

  private static double byLinearProgram(Particles mu, Particles nu) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    int n = mu.count();
    int m = nu.count();
    Variable[] p = new Variable[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        p[i * m + j] =
            model
                .newVariable("p" + i + "_" + j)
                .lower(0)
                .weight(squared(mu.points(), i, nu.points(), j));
      }
    }
    for (int i = 0; i < n; i++) {
      Expression row = model.newExpression("row" + i).level(mu.weights().get(i));
      for (int j = 0; j < m; j++) {
        row.set(p[i * m + j], 1);
      }
    }
    // The last column follows from the others.
    for (int j = 0; j < m - 1; j++) {
      Expression column = model.newExpression("column" + j).level(nu.weights().get(j));
      for (int i = 0; i < n; i++) {
        column.set(p[i * m + j], 1);
      }
    }
    return model.minimise().getValue();
  }

  private static double squared(Points x, int i, Points y, int j) {
    double sum = 0;
    for (int k = 0; k < x.dimension(); k++) {
      double r = x.get(i, k) - y.get(j, k);
      sum += r * r;
    }
    return sum;
  }

  private static Particles random(int seed, int n, int d, boolean weighted) {
    Points points = new Points(n, d, Key.of(seed).normals(n * d));
    if (!weighted) {
      return Particles.uniform(points);
    }
    Block raw = Key.of(-seed).normals(n).map(z -> z > 1.2 ? 0 : z * z);
    double total = raw.sum();
    return new Particles(points, raw.map(w -> w / total));
  }

  @Test
  void someHundredParticlesAreQuick() {
    int size = 1000;
    for (boolean weighted : new boolean[] {false, true}) {
      Particles mu = random(1, size, 2, weighted);
      Particles nu =
          new Particles(random(2, size, 2, false).points(), random(3, size, 2, weighted).weights());
      long begin = System.nanoTime();
      Wasserstein2.between(mu, nu);
      double seconds = (System.nanoTime() - begin) / 1e9;
      assertTrue(seconds < 30, seconds + " s");
    }
  }
}
