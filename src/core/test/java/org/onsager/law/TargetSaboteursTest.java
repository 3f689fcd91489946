package org.onsager.law;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Points;
import org.onsager.target.Embedding;
import org.onsager.target.Normal;
import org.onsager.target.Sampler;
import org.onsager.target.SmoothDensity;
import org.onsager.target.Target;

class TargetSaboteursTest {

  private static final Normal NORMAL = Normal.isotropic(1, 0, 0);

  @TestFactory
  Stream<DynamicTest> everyTargetLawRejectsItsSaboteur() {
    return Saboteur.tests(
        TargetLaws.all(),
        List.of(
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
                "embedding"),
            saboteur(
                "values that are not those of the field",
                embedded(
                    new Lens() {
                      @Override
                      public Block values(Embedding honest, Points points) {
                        return honest.values(points).map(v -> v * (1 + 1e-9));
                      }
                    }),
                "embedding"),
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
                "embeddingGradient"),
            saboteur(
                "half of the self-energy",
                embedded(
                    new Lens() {
                      @Override
                      public double selfEnergy(Embedding honest) {
                        return honest.selfEnergy() / 2;
                      }
                    }),
                "selfEnergy"),
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
                "hessian"),
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
                "hessian"),
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
