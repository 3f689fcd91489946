package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.chart.Chart;
import org.onsager.chart.Stretch;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

class ChartSaboteursTest {

  private static final Chart INTERVAL = Chart.interval(-1, 3);

  private static final Chart BALL = Chart.ball(2, 1.5);

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  private static final Domain LINE = Domain.everywhere().inDimension(1);

  @TestFactory
  Stream<DynamicTest> everyChartLawRejectsItsSaboteur() {
    return Saboteur.tests(
        ChartLaws.all(),
        List.of(
            Saboteur.of(
                "second derivatives that are not a number where they vanish",
                new Undefined(),
                LINE,
                "finite",
                "neverNaN",
                "pure",
                "curvature",
                "pullBack",
                "stretch"),
            Saboteur.of(
                "a half-line by exp, which overflows without a word",
                new Exponential(),
                LINE.ofNearbyPoints(),
                "neverNaN"),
            Saboteur.of("an ulp between neighbours", new Neighbours(), PLANE, "pure"),
            slopeOffBy(0.92),
            slopeOffBy(0.5),
            Saboteur.of(
                "second derivatives without the factor two of a sum",
                new AlteredChart(BALL) {
                  @Override
                  public Block curvature(Points z, Block p) {
                    return super.curvature(z, p).map(h -> h / 2);
                  }
                },
                PLANE,
                "curvature"),
            Saboteur.of(
                "second derivatives in x alone",
                new AlteredChart(BALL) {
                  @Override
                  public Block pullBack(Points z, Block gradients, Block hessians) {
                    return super.pullBack(z, gradients.map(g -> 0 * g), hessians);
                  }
                },
                PLANE,
                "pullBack"),
            Saboteur.of(
                "a start beside the point",
                new AlteredChart(INTERVAL) {
                  @Override
                  public Points into(Points x) {
                    return mapped(super.into(x), z -> z + 1e-6);
                  }
                },
                LINE,
                "into"),
            Saboteur.of(
                "another point, called canonical",
                new AlteredChart(INTERVAL) {
                  @Override
                  public Points canonical(Points z) {
                    return mapped(super.canonical(z), Math::abs);
                  }
                },
                LINE,
                "canonical"),
            Saboteur.of(
                "every point canonical in two steps",
                new AlteredChart(Chart.halfLine()) {
                  @Override
                  public Points canonical(Points z) {
                    return mapped(z, c -> -c);
                  }
                },
                LINE,
                "canonical"),
            bounds("reach", s -> new Stretch(s.reach().map(r -> r / 2), s.slope(), s.bend())),
            bounds("slope", s -> new Stretch(s.reach(), 0.9 * s.slope(), s.bend())),
            bounds("bend", s -> new Stretch(s.reach(), s.slope(), 0.7 * s.bend()))));
  }

  private static Saboteur<Chart> slopeOffBy(double factor) {
    return Saboteur.of(
        "first derivatives off by the factor " + factor,
        new AlteredChart(BALL) {
          @Override
          public Block jacobian(Points z) {
            return super.jacobian(z).map(c -> factor * c);
          }
        },
        PLANE,
        "slope",
        "curvature");
  }

  private static Saboteur<Chart> bounds(String which, UnaryOperator<Stretch> smaller) {
    return Saboteur.of(
        "a bound that is too small: " + which,
        new AlteredChart(BALL) {
          @Override
          public Stretch over(double[] centre, double[] halfWidths) {
            return smaller.apply(super.over(centre, halfWidths));
          }
        },
        PLANE,
        "stretch");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-4})
  void aSlopeOffByLittleIsSeen(double defect) {
    Saboteur<Chart> saboteur = slopeOffBy(1 - defect);
    assertFalse(Laws.violated(Laws.of(saboteur.subject(), saboteur.domain())).isEmpty());
  }

  private static Points mapped(Points z, DoubleUnaryOperator function) {
    return z.withCoordinates(z.coordinates().map(function));
  }

  /** The line, with second derivatives that are no numbers. */
  private static final class Undefined extends AlteredChart {
    private Undefined() {
      super(Chart.identity(1));
    }

    @Override
    public Block curvature(Points z, Block p) {
      return super.curvature(z, p).map(h -> Double.NaN);
    }
  }

  /** Every point but the first is an ulp away from its image. */
  private static final class Neighbours extends AlteredChart {
    private Neighbours() {
      super(BALL);
    }

    @Override
    public Points at(Points z) {
      double[] x = super.at(z).coordinates().toArray();
      for (int i = 1; i < z.count(); i++) {
        x[i] = Math.nextUp(x[i]);
      }
      return z.withCoordinates(Block.copyOf(x));
    }
  }

  /** {@code x = e^z}. */
  private static final class Exponential extends AlteredChart {
    private Exponential() {
      super(Chart.identity(1));
    }

    @Override
    public Points at(Points z) {
      return mapped(z, Math::exp);
    }

    @Override
    public Block jacobian(Points z) {
      return z.coordinates().map(Math::exp);
    }

    @Override
    public Block curvature(Points z, Block p) {
      double[] h = p.toArray();
      for (int i = 0; i < h.length; i++) {
        h[i] *= Math.exp(z.get(i, 0));
      }
      return Block.copyOf(h);
    }

    @Override
    public Points into(Points x) {
      return mapped(x, Math::log);
    }

    @Override
    public Stretch over(double[] centre, double[] halfWidths) {
      double largest = Math.exp(centre[0] + halfWidths[0]);
      return new Stretch(Block.copyOf(largest - Math.exp(centre[0])), largest, largest);
    }
  }
}
