package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onsager.distribution.Density;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.distribution.Target;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Right objects that are defined on a part of the space, or hardly differentiable: no alarm. */
class DomainTest {

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  private static double[] onSphere(double[] y) {
    return times(1 / norm(y), y);
  }

  private static double[] inHalfPlane(double[] y) {
    return new double[] {Math.abs(y[0]), y[1]};
  }

  private static double[] onTorus(double[] y) {
    double[] x = new double[y.length];
    Arrays.setAll(x, k -> y[k] - Math.floor(y[k]));
    return x;
  }

  private static DynamicTest noAlarm(String name, Energy energy, Domain domain) {
    return noAlarm(name, Laws.of(energy, domain));
  }

  private static DynamicTest noAlarm(String name, Vector<Verdict> verdicts) {
    return dynamicTest(
        name,
        () ->
            assertEquals(
                "", Laws.violated(verdicts).map(Verdict::message).mkString("\n"), "false alarms"));
  }

  @TestFactory
  Stream<DynamicTest> subsets() {
    Energy logarithm =
        Potential.of(
            x -> x[0] > 0 ? x[1] * Math.log(x[0]) : Double.NaN,
            x -> new double[] {x[1] / x[0], Math.log(x[0])});
    Energy product =
        Potential.of(
            x -> Math.abs(norm(x) - 1) < 1e-12 ? x[0] * x[1] : Double.NaN,
            x -> new double[] {x[1], x[0]});
    Energy periodic =
        Potential.of(
            x -> x[0] >= 0 && x[0] <= 1 ? Math.sin(2 * Math.PI * x[0]) : Double.NaN,
            x -> new double[] {2 * Math.PI * Math.cos(2 * Math.PI * x[0]), 0});
    Target halfNormal =
        Density.of(
            2,
            x -> x[0] > 0 ? Math.log(x[0]) - (x[0] * x[0] + x[1] * x[1]) / 2 : Double.NaN,
            x -> new double[] {1 / x[0] - x[0], -x[1]});
    return Stream.of(
        noAlarm("half-plane", logarithm, PLANE.within(DomainTest::inHalfPlane)),
        noAlarm("sphere", product, PLANE.within(DomainTest::onSphere)),
        noAlarm("torus", periodic, PLANE.within(DomainTest::onTorus)),
        noAlarm("density", Laws.of(halfNormal, PLANE.within(DomainTest::inHalfPlane))));
  }

  @Test
  void aWrongGradientIsSeenOnASphere() {
    Energy wrong = Potential.of(x -> x[0] * x[1], x -> new double[] {0.99 * x[1], 0.99 * x[0]});
    assertFalse(Laws.violated(Laws.of(wrong, PLANE.within(DomainTest::onSphere))).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> kinksAlongAxes() {
    Domain kinked = PLANE.withKinksAlongAxes();
    Energy norm =
        Potential.of(
            x -> Math.abs(x[0]) + Math.abs(x[1]),
            x -> new double[] {Math.signum(x[0]), Math.signum(x[1])});
    return Stream.of(
        noAlarm("|x|_1", norm, kinked),
        noAlarm("|x - y|_1", new Manhattan(), kinked),
        noAlarm("both, separated", norm.plus(new Manhattan()), kinked.ofSeparatedPoints()));
  }

  @Test
  void aWrongGradientIsSeenBesideKinksAlongAxes() {
    Energy wrong =
        Potential.of(
            x -> Math.abs(x[0]) + Math.abs(x[1]),
            x -> new double[] {Math.signum(x[0]), 0.999 * Math.signum(x[1])});
    assertFalse(Laws.violated(Laws.of(wrong, PLANE.withKinksAlongAxes())).isEmpty());
  }

  @Test
  void pointsKeepADistanceAlongEveryAxis() {
    for (Shape shape : Shape.values()) {
      Trial trial = PLANE.withKinksAlongAxes().ofSeparatedPoints().trial(9, 2, 5, 1, shape);
      Points all = Measures.joined(trial.particles().points(), trial.elsewhere());
      for (int k = 0; k < 2; k++) {
        int axis = k;
        double[] sorted = Arrays.stream(all.rows()).mapToDouble(x -> x[axis]).sorted().toArray();
        for (int i = 0; i < sorted.length; i++) {
          assertTrue(Math.abs(sorted[i]) >= 0.15, shape + ": near zero");
          assertTrue(i == 0 || sorted[i] - sorted[i - 1] >= 0.15 - 1e-12, shape.name());
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> compactSupport() {
    PositiveDefiniteKernel wendland =
        PositiveDefiniteKernel.of(
            s -> s < 1 ? Math.pow(1 - Math.sqrt(s), 4) * (4 * Math.sqrt(s) + 1) : 0,
            s -> s < 1 ? -10 * Math.pow(1 - Math.sqrt(s), 3) : 0);
    PositiveDefiniteKernel wide =
        PositiveDefiniteKernel.of(s -> wendland.profile(s / 25), s -> wendland.slope(s / 25) / 25);
    Radial bump =
        Radial.of(
            s -> s < 1 ? Math.exp(-1 / (1 - s)) : 0,
            s -> s < 1 ? -Math.exp(-1 / (1 - s)) / ((1 - s) * (1 - s)) : 0);
    Points samples = Normal.isotropic(1, 0, 0).sample(9, Key.of(1));
    return Stream.of(
        noAlarm("Wendland's function", Laws.of(wendland, Domain.everywhere())),
        noAlarm("a wide one", Laws.of(wide, Domain.everywhere())),
        noAlarm("a bump", Laws.of(bump, Domain.everywhere())),
        noAlarm("interaction", Interaction.of(bump), PLANE),
        noAlarm("MMD", Mmd.to(Samples.of(samples), wendland), PLANE));
  }

  @TestFactory
  Stream<DynamicTest> tinyAndHuge() {
    Energy mmd = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));
    Energy covariance = new HalfTrace(false);
    return Stream.of(1e-310, 1e-300, 1e-290, 1e-150, 1e150, 1e290)
        .flatMap(factor ->
            Stream.of(
                noAlarm("MMD times " + factor, mmd.times(factor), PLANE),
                noAlarm("trace times " + factor, covariance.times(factor), PLANE.ofMassOne())));
  }

  /** A gradient off by a thousandth, in units in which its rounding underflows. */
  @Test
  void aTinyEnergyIsJudgedAsAnyOther() {
    Energy wrong = Potential.of(x -> Math.sin(x[0]), x -> new double[] {0.999 * Math.cos(x[0]), 0});
    for (double factor : new double[] {1, 1e-290, 1e-300}) {
      assertEquals(
          Vector.of("EnergyDerivatives.gradient", "EnergyDerivatives.fieldGradient"),
          Laws.violated(Laws.of(wrong.times(factor), PLANE)).map(Verdict::law),
          "times " + factor);
    }
  }

  @TestFactory
  Stream<DynamicTest> cancellation() {
    return Stream.of(
        noAlarm("sum of squares about the mean", new HalfTrace(false), PLANE.ofMassOne()),
        noAlarm("mean of squares less square of the mean", new HalfTrace(true), PLANE.ofMassOne()));
  }

  /** {@code tr Cov(mu) / 2} for probabilities. */
  private record HalfTrace(boolean ofMoments) implements Energy {
    @Override
    public double value(Particles mu) {
      double[] mean = mean(mu);
      double sum = 0;
      for (int i = 0; i < mu.count(); i++) {
        double[] x = mu.points().row(i);
        for (int k = 0; k < x.length; k++) {
          double z = ofMoments ? x[k] : x[k] - mean[k];
          sum += mu.weights().get(i) * z * z;
        }
      }
      return (ofMoments ? sum - norm(mean) * norm(mean) : sum) / 2;
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      double[] mean = mean(mu);
      return Potential.of(
              x -> {
                double sum = 0;
                for (int k = 0; k < x.length; k++) {
                  sum +=
                      ofMoments
                          ? x[k] * x[k] / 2 - mean[k] * x[k]
                          : (x[k] - mean[k]) * (x[k] - mean[k]) / 2;
                }
                return sum;
              },
              x -> {
                double[] gradient = new double[x.length];
                Arrays.setAll(gradient, k -> x[k] - mean[k]);
                return gradient;
              })
          .firstVariation(mu, at);
    }

    private static double[] mean(Particles mu) {
      double[] mean = new double[mu.dimension()];
      for (int i = 0; i < mu.count(); i++) {
        for (int k = 0; k < mean.length; k++) {
          mean[k] += mu.weights().get(i) * mu.points().get(i, k);
        }
      }
      return mean;
    }
  }

  /** {@code 1/2 int int |x - y|_1 dmu dmu}. */
  private record Manhattan() implements Energy {
    @Override
    public double value(Particles mu) {
      return mu.weights().dot(firstVariation(mu).values()) / 2;
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      int n = at.count();
      return Field.build(
          n,
          at.dimension(),
          (values, gradients) -> {
            for (int e = 0; e < n * at.dimension(); e++) {
              for (int j = 0; j < mu.count(); j++) {
                double z = at.coordinates().get(e) - mu.points().get(j, e / n);
                values[e % n] += mu.weights().get(j) * Math.abs(z);
                gradients[e] += mu.weights().get(j) * Math.signum(z);
              }
            }
          });
    }
  }

  private static double norm(double[] x) {
    return Math.sqrt(Block.copyOf(x).dot(Block.copyOf(x)));
  }

  private static double[] times(double factor, double[] x) {
    return Arrays.stream(x).map(c -> factor * c).toArray();
  }
}
