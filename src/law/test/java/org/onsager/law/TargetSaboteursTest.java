package org.onsager.law;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.FourierForm;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Sampler;
import org.onsager.distribution.Samples;
import org.onsager.distribution.SmoothDensity;
import org.onsager.distribution.Target;
import org.onsager.feature.Features;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

class TargetSaboteursTest {

  private static final Normal NORMAL = Normal.isotropic(1, 0, 0);

  @TestFactory
  Stream<DynamicTest> everyTargetLawRejectsItsSaboteur() {
    return Saboteur.tests(
        TargetLaws.all(),
        List.of(
            saboteur("a lost mode", seen(new Fourier()), "modes"),
            saboteur(
                "says that it is in its mean, so that images come near",
                seen(
                    new Fourier() {
                      @Override
                      public Extent extent() {
                        return Extent.of(NORMAL.sample(1, Key.of(1)));
                      }

                      @Override
                      public Coefficients on(Spectrum spectrum) {
                        return HONEST.on(spectrum);
                      }
                    }),
                "modes"),
            saboteur(
                "says that it is in space",
                new Honest() {
                  @Override
                  public int dimension() {
                    return 3;
                  }
                },
                "dimension"),
            saboteur(
                "an embedding of another target",
                new Honest() {
                  @Override
                  public Option<Embedding> embedding(Kernel kernel) {
                    return Normal.isotropic(1.5, 0, 0).embedding(kernel);
                  }
                },
                "embedding",
                "selfEnergy",
                "density"),
            saboteur(
                "values that are not those of the field",
                embedded(
                    new Lens() {
                      @Override
                      public Block values(Embedding honest, Points points) {
                        return honest.values(points).map(v -> v * (1 + 1e-9));
                      }
                    }),
                "embedding",
                "mass"),
            saboteur(
                "an embedding's gradient off by 0.92",
                embedded(
                    new Lens() {
                      @Override
                      public Field at(Embedding honest, Points points) {
                        Field field = honest.at(points);
                        return Field.of(field.values(), field.gradients().map(g -> 0.92 * g));
                      }
                    }),
                "embeddingGradient",
                "density"),
            saboteur(
                "half of the self-energy",
                embedded(
                    new Lens() {
                      @Override
                      public double selfEnergy(Embedding honest) {
                        return honest.selfEnergy() / 2;
                      }
                    }),
                "selfEnergy",
                "mass"),
            saboteur(
                "samples three times too wide",
                new Honest() {
                  @Override
                  public Points sample(int count, Key key) {
                    Points honest = NORMAL.sample(count, key);
                    return honest.withCoordinates(honest.coordinates().map(x -> 3 * x));
                  }
                },
                "embedding",
                "selfEnergy",
                "meanFeatures",
                "stein",
                "ratios"),
            saboteur(
                "the same, and no embedding",
                new Honest() {
                  @Override
                  public Points sample(int count, Key key) {
                    Points honest = NORMAL.sample(count, key);
                    return honest.withCoordinates(honest.coordinates().map(x -> 3 * x));
                  }

                  @Override
                  public Option<Embedding> embedding(Kernel kernel) {
                    return Option.none();
                  }
                },
                "meanFeatures",
                "stein",
                "ratios"),
            saboteur(
                "an embedding times 1.05",
                embedded(
                    new Lens() {
                      @Override
                      public Field at(Embedding honest, Points points) {
                        return honest.at(points).times(1.05);
                      }

                      @Override
                      public Block values(Embedding honest, Points points) {
                        return honest.values(points).map(v -> 1.05 * v);
                      }
                    }),
                "embedding",
                "selfEnergy",
                "mass"),
            saboteur(
                "the same in one kernel only",
                new Honest() {
                  @Override
                  public Option<Embedding> embedding(Kernel kernel) {
                    return kernel instanceof InverseMultiquadric
                        ? Option.of(new Averaged(kernel, 1.05))
                        : Option.none();
                  }
                },
                "embedding",
                "selfEnergy"),
            saboteur(
                "nine tenths of the self-energy",
                embedded(
                    new Lens() {
                      @Override
                      public double selfEnergy(Embedding honest) {
                        return 0.9 * honest.selfEnergy();
                      }
                    }),
                "selfEnergy",
                "mass"),
            saboteur(
                "mean features of another target",
                new Honest() {
                  @Override
                  public Option<Block> meanFeatures(Features features) {
                    return Normal.isotropic(1.1, 0, 0).meanFeatures(features);
                  }
                },
                "meanFeatures"),
            saboteur(
                "ignores its key",
                new Honest() {
                  @Override
                  public Points sample(int count, Key key) {
                    return NORMAL.sample(count, Key.of(1));
                  }
                },
                "keyed"),
            saboteur(
                "a score of the wrong sign",
                new Honest() {
                  @Override
                  public Field logDensity(Points points) {
                    Field field = NORMAL.logDensity(points);
                    return Field.of(field.values(), field.gradients().map(g -> -g));
                  }
                },
                "score",
                "hessian",
                "stein",
                "density"),
            saboteur(
                "a score that turns, and its derivative",
                new Honest() {
                  @Override
                  public Field logDensity(Points points) {
                    Field field = NORMAL.logDensity(points);
                    return Field.of(field.values(), turned(field.gradients()));
                  }

                  @Override
                  public Block hessians(Points points) {
                    int n = points.count();
                    Block h = NORMAL.hessians(points);
                    return Block.build(
                        4 * n, out -> Arrays.setAll(out, e -> h.get(e) + turn(e / n)));
                  }
                },
                "score",
                "hessian",
                "density"),
            saboteur(
                "half of the Hessian",
                new Honest() {
                  @Override
                  public Block hessians(Points points) {
                    return NORMAL.hessians(points).map(h -> h / 2);
                  }
                },
                "hessian")));
  }

  /** The score -x of the normal distribution and a rotation, {@code -x + 0.1 (x_2, -x_1)}. */
  private static Block turned(Block score) {
    int n = score.length() / 2;
    return Block.build(
        2 * n,
        out -> {
          for (int i = 0; i < n; i++) {
            out[i] = score.get(i) - turn(1) * score.get(n + i);
            out[n + i] = score.get(n + i) - turn(2) * score.get(i);
          }
        });
  }

  /** An entry of the matrix of the rotation. */
  private static double turn(int entry) {
    return entry == 1 ? 0.1 : entry == 2 ? -0.1 : 0;
  }

  private static Saboteur<Target> saboteur(String what, Target target, String... breaks) {
    return Saboteur.of(what, target, Domain.everywhere().inDimension(2), breaks);
  }

  private static class Honest implements Sampler, SmoothDensity {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public Points sample(int count, Key key) {
      return NORMAL.sample(count, key);
    }

    @Override
    public Field logDensity(Points points) {
      return NORMAL.logDensity(points);
    }

    @Override
    public Block hessians(Points points) {
      return NORMAL.hessians(points);
    }

    @Override
    public Option<Embedding> embedding(Kernel kernel) {
      return NORMAL.embedding(kernel);
    }

    @Override
    public Option<Block> meanFeatures(Features features) {
      return NORMAL.meanFeatures(features);
    }
  }

  /** Without the slowest wave along the first axis. */
  private static class Fourier implements FourierForm {

    static final FourierForm HONEST = NORMAL.fourierForm().get();

    @Override
    public Extent extent() {
      return HONEST.extent();
    }

    @Override
    public Coefficients on(Spectrum spectrum) {
      double[] sums = HONEST.on(spectrum).sums().toArray();
      sums[1] = 0;
      return new Coefficients(spectrum, Block.copyOf(sums));
    }

    @Override
    public long terms() {
      return HONEST.terms();
    }
  }

  private static Target seen(FourierForm form) {
    return new Honest() {
      @Override
      public Option<FourierForm> fourierForm() {
        return Option.of(form);
      }
    };
  }

  /** What a saboteur makes of an embedding. */
  private interface Lens {
    default Field at(Embedding honest, Points points) {
      return honest.at(points);
    }

    default Block values(Embedding honest, Points points) {
      return honest.values(points);
    }

    default double selfEnergy(Embedding honest) {
      return honest.selfEnergy();
    }
  }

  private static Target embedded(Lens lens) {
    return new Honest() {
      @Override
      public Option<Embedding> embedding(Kernel kernel) {
        return NORMAL.embedding(kernel).map(honest -> new Seen(honest, lens));
      }
    };
  }

  /** The embedding in any kernel, by many samples, times a factor. */
  private record Averaged(Kernel kernel, double factor) implements Embedding {

    private static final Samples MANY = NORMAL.samples(2000, Key.of(5));

    private Embedding honest() {
      return MANY.embedding(kernel).get();
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public Field at(Points points) {
      return honest().at(points).times(factor);
    }

    @Override
    public Block values(Points points) {
      return honest().values(points).map(v -> factor * v);
    }

    @Override
    public double selfEnergy() {
      return 0.482;
    }
  }

  private record Seen(Embedding honest, Lens lens) implements Embedding {
    @Override
    public int dimension() {
      return honest.dimension();
    }

    @Override
    public Field at(Points points) {
      return lens.at(honest, points);
    }

    @Override
    public Block values(Points points) {
      return lens.values(honest, points);
    }

    @Override
    public double selfEnergy() {
      return lens.selfEnergy(honest);
    }
  }
}
