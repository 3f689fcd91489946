package org.onsager.command.mixing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.command.input.Resource;
import org.onsager.command.method.Budget;
import org.onsager.command.method.ConvexDescent;
import org.onsager.command.method.Optimum;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.Loss;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Mixing distributions that are known: closed forms, and numbers of 40 digits by Newton's method on
 * the conditions of optimality, {@code xi = -1} and {@code xi' = 0} at every atom.
 */
class MixingFitTest {

  private static final double GAP = 1e-12;

  /** Of an atom at which xi bends; what is asked for. */
  private static final double PLACE = 1e-10;

  private static Observations read(String text, Option<Double> sigma) {
    return new ObservedRows(Sheet.parse("data.csv", text), sigma).observations();
  }

  private static MixingFit fit(Observations observations) {
    MixingFit fit = MixingFit.of(observations, GAP, Budget.of(1000));
    assertTrue(fit.optimum().certificate().gap() <= GAP, fit.text());
    assertTrue(fit.proof().get().isProved());
    // The proof leaves half the gap open, has the rounding of xi besides, and where xi is flat
    // everywhere it ends at its limit.
    assertTrue(fit.proof().get().gap() < 5 * GAP, fit.text());
    return fit;
  }

  private static Particles atoms(MixingFit fit) {
    return MixingReport.sorted(fit.optimum().particles());
  }

  private static String counts(String header, int first, String... frequencies) {
    return header
        + "\n"
        + Vector.of(frequencies).zipWithIndex((f, i) -> (first + i) + "," + f + "\n").mkString();
  }

  private static final String TIMES =
      counts("count,frequency", 0, "162 267 271 185 111 61 27 8 3 1".split(" "));

  private static final String THAI =
      counts(
              "count,frequency",
              0,
              "120 64 69 72 54 35 36 25 25 19 18 18 13 4 3 6 6 5 1 3 1 2".split(" "))
          + "23,1\n24,2\n";

  private static final String THYRION =
      counts("count,frequency", 0, "7840 1317 239 42 14 4 4 1".split(" "));

  /** Flips of tacks: nine each. */
  private static final String TACKS =
      counts("successes,frequency", 1, "3 13 18 48 47 67 54 51 19".split(" "))
          .replace("successes,", "successes,trials,")
          .replaceAll("(?m)^(\\d+),", "$1,9,");

  /**
   * A density has an exponent of some units, such as nine times a logarithm: it is known to as many
   * roundings, 16 at most here, and so is the mean of logarithms. The error of the atoms is
   * squared.
   */
  private static void assertLogLikelihood(
      double expected, Observations observations, MixingFit fit) {
    double total = observations.tally().total();
    double found = total * observations.meanLogLikelihood(fit.optimum().particles());
    assertEquals(expected, found, 16 * Math.ulp(1.0) * total);
  }

  @Test
  void deathsOfTheTimes() {
    Observations observations = read(TIMES, Option.none());
    MixingFit fit = fit(observations);
    assertLogLikelihood(-1989.9271051174749, observations, fit);
    assertAtoms(
        fit,
        new double[] {0, 1.3554426083584061, 2.6979766280250503},
        new double[] {0.006729816353677671, 0.3894764874207199, 0.6037936962256024});
    assertEquals(0, atoms(fit).points().get(0, 0));
  }

  @Test
  void illnessesOfTheThaiCohort() {
    Observations observations = read(THAI, Option.none());
    MixingFit fit = fit(observations);
    assertLogLikelihood(-1553.810177338302, observations, fit);
    assertAtoms(
        fit,
        new double[] {0.14338989759435128, 2.817284664725118, 8.164170190605466, 16.15582599117571},
        new double[] {
          0.19693006690722498, 0.47997535939658764, 0.2692583093215128, 0.05383626437467457
        });
  }

  /**
   * Nearly flat between the second and third atom: only the log-likelihood has all digits. The
   * three atoms in the literature have -5340.70387.
   */
  @Test
  void accidentsOfThyrion() {
    Observations observations = read(THYRION, Option.none());
    MixingFit fit = fit(observations);
    assertLogLikelihood(-5340.703464317012, observations, fit);
    double[] places = atoms(fit).points().coordinates().toArray();
    assertEquals(4, places.length);
    assertEquals(0, places[0]);
    // Of forty other starts that reach the gap the worst is off by 2e-9.
    assertEquals(0.2326073811078942, places[1], 1e-8);
    assertEquals(0.35290868056586855, places[2], 1e-8);
    assertEquals(2.5616973763135547, places[3], 1e-8);
    assertTrue(fit.optimum().evaluations() <= 150, fit.optimum().evaluations() + " evaluations");
  }

  /**
   * Near its end the descent sees differences of F that are rounding, at some starts a few of them
   * in a row: neither may they choose the model, nor end a step that the gradient approves of.
   */
  @ParameterizedTest
  @ValueSource(ints = {54, 67})
  void accidentsOfThyrionFromOtherStarts(int count) {
    Observations observations = read(THYRION, Option.none());
    Energy energy =
        new Composite(
            observations.likelihoods(), Loss.negativeLog(observations.tally().frequencies()));
    Box hull = Box.around(observations.likeliest());
    double[] roots = // of rates up to 7, in the chart of the half-line, x = z^2 / 2
        IntStream.range(0, count).mapToDouble(i -> (i + 0.5) * Math.sqrt(14) / count).toArray();
    Particles start = Particles.uniform(observations.chart().get().at(Points.onLine(roots)));
    Optimum optimum =
        new ConvexDescent(
                energy, observations.chart(), Search.multiStart(hull), observations.length())
            .from(start, GAP, Budget.of(1000));
    assertTrue(optimum.certificate().gap() <= GAP, optimum.certificate().text());
  }

  @Test
  void tacks() {
    Observations observations = read(TACKS, Option.none());
    assertEquals(320, observations.tally().total());
    MixingFit fit = fit(observations);
    assertLogLikelihood(-640.275681380981, observations, fit);
    assertAtoms(
        fit,
        new double[] {0.4387833460939362, 0.6015340852717076, 0.8144782634686184},
        new double[] {0.191349843799986, 0.4396962958649663, 0.3689538603350477});
  }

  @Test
  void galaxies() {
    Observations observations =
        new ObservedRows(Resource.sheet("galaxies.csv"), Option.of(1.0)).observations();
    MixingFit fit = fit(observations);
    assertEquals(
        -2.43277523053258, observations.meanLogLikelihood(fit.optimum().particles()), 1e-15);
    assertAtoms(
        fit,
        new double[] {
          9.710142861961948,
          16.175242696348143,
          20.0038311155757,
          23.117485862515995,
          26.413095726444826,
          33.04433334597205
        },
        new double[] {
          0.08536585340304595,
          0.024609940228933848,
          0.46701084330490683,
          0.3499284663144414,
          0.03649953289633813,
          0.036585363852333797
        });
    assertTrue(fit.optimum().evaluations() <= 25, fit.optimum().evaluations() + " evaluations");
  }

  /** At weights, which are as well determined as the places: the same. */
  private static void assertAtoms(MixingFit fit, double[] places, double[] weights) {
    Particles atoms = atoms(fit);
    assertArrayEquals(places, atoms.points().coordinates().toArray(), PLACE, atoms.toString());
    assertArrayEquals(weights, atoms.weights().toArray(), PLACE, atoms.toString());
  }

  /** {@code t = a tanh(a t)} beyond a = 1, zero up to it; at a = 1 xi does not bend at zero. */
  @Test
  void twoObservations() {
    MixingFit apart = fit(read("value\n2\n-2\n", Option.of(1.0)));
    assertAtoms(
        apart, new double[] {-1.9986513460302164, 1.9986513460302164}, new double[] {.5, .5});
    assertEquals(
        0.6928108696488748, apart.energy().value(apart.optimum().particles()), 8 * Math.ulp(1.0));
    MixingFit near = fit(read("value\n0.5\n-0.5\n", Option.of(1.0)));
    assertAtoms(near, new double[] {0}, new double[] {1});
    MixingFit between = fit(read("value\n1\n-1\n", Option.of(1.0)));
    assertEquals(0.5, between.energy().value(between.optimum().particles()), GAP);
  }

  /** With moments that a measure has, any such measure: m is known, the measure is not. */
  @ParameterizedTest
  @CsvSource({"30, 20, 50, 1.029653014065", "10, 80, 10, 0.831776616672"})
  void twoTrials(double none, double one, double both, double expected) {
    Observations observations =
        read(
            "successes,trials,frequency\n0,2,%s\n1,2,%s\n2,2,%s\n".formatted(none, one, both),
            Option.none());
    MixingFit fit = fit(observations);
    Particles mixing = fit.optimum().particles();
    // Twelve decimals are given.
    assertEquals(-expected, observations.meanLogLikelihood(mixing), 5e-13);
    double mean = mixing.integral(x -> x[0]);
    assertEquals((one / 2 + both) / 100, mean, 1e-6);
    if (one * one > 4 * none * both) {
      assertAtoms(fit, new double[] {0.5}, new double[] {1});
    }
  }

  /**
   * Against scipy 1.17: a root of the conditions of optimality (residual 4e-16) from the support of
   * 100,000 EM steps on 4000 points, and the posterior means there.
   */
  @Test
  void errorsOfTheirOwn() {
    Sheet sheet = Csv.read(Path.of("test", "resources", "csv", "mixing-errors.csv"));
    Observations observations = new ObservedRows(sheet, Option.none()).observations();
    MixingFit fit = fit(observations);
    Particles mixing = atoms(fit);
    assertEquals(-2.054071390005221, observations.meanLogLikelihood(mixing), 2e-15);
    assertAtoms(
        fit,
        new double[] {
          -1.6594918543697426, 0.3488832539413782, 3.7868219926763413, 5.021264869196185
        },
        new double[] {
          0.3550637828554292, 0.4100773107215421, 0.14285326685402436, 0.09200563956900429
        });
    double[] expected =
        Csv.read(Path.of("test", "resources", "csv", "mixing-errors-posterior.csv"))
            .column("posterior mean");
    double[][] found = observations.posteriorMeans(mixing);
    for (int i = 0; i < expected.length; i++) {
      // Weights and places are known to PLACE; a share moves by no more than they do, times 10.
      assertEquals(expected[i], found[observations.tally().members().get(i)][0], 10 * PLACE);
    }
  }

  /**
   * What is asked for of the data of the prototype, to four decimals: 1000 of three atoms and of a
   * normal law, 300 of a circle, by numpy's {@code default_rng} of seed 5, 5, 3.
   */
  @ParameterizedTest
  @CsvSource({"three, 35", "normal, 60", "circle, 40"})
  void fewEvaluationsAreEnough(String name, int most) {
    Sheet sheet = Csv.read(Path.of("test", "resources", "csv", "mixing-" + name + ".csv"));
    MixingFit fit = fit(new ObservedRows(sheet, Option.of(1.0)).observations());
    assertTrue(fit.optimum().evaluations() <= most, fit.optimum().evaluations() + " evaluations");
  }

  /** The way by a fit of some of the observations first ends where the other does. */
  @Test
  void manyObservations() {
    var random = Key.of(9).generator();
    StringBuilder text = new StringBuilder("value\n");
    for (int i = 0; i < 5000; i++) {
      text.append(3 * random.nextInt(2) + random.nextGaussian()).append('\n');
    }
    Observations observations = read(text.toString(), Option.of(1.0));
    MixingFit fit = MixingFit.of(observations, GAP, Budget.of(1000));
    // The rounding of xi, which is proved as well, is in proportion to N.
    assertTrue(fit.optimum().certificate().gap() <= GAP, fit.text());
    assertTrue(fit.proof().get().gap() < 2e-11, fit.text());
  }

  /** {@code E(theta | y) = sum_i w_i theta_i p(y | theta_i) / sum_i w_i p(y | theta_i)}. */
  @ParameterizedTest
  @ValueSource(strings = {"count", "successes"})
  void posteriorMeansByDefinition(String kind) {
    Observations observations = read(kind.equals("count") ? TIMES : TACKS, Option.none());
    Particles mixing = atoms(fit(observations));
    double[][] found = observations.posteriorMeans(mixing);
    for (int j = 0; j < found.length; j++) {
      double y = observations.tally().column(0)[j];
      double above = 0;
      double below = 0;
      for (int i = 0; i < mixing.count(); i++) {
        double theta = mixing.points().get(i, 0);
        double density =
            kind.equals("count")
                ? Math.exp(-theta) * Math.pow(theta, y)
                : Math.pow(theta, y) * Math.pow(1 - theta, 9 - y);
        above += mixing.weights().get(i) * theta * density;
        below += mixing.weights().get(i) * density;
      }
      // Powers and exponentials of exponents up to nine, a few ulps each.
      assertEquals(above / below, found[j][0], 1e-13 * above / below);
    }
  }
}
