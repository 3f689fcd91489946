package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.DoubleFunction;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.RandomEnergy;
import org.onsager.energy.Widening;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Text;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * A scheme that begins with a wide kernel and narrows it by itself, until it is the one that was
 * asked for. Where a kernel is narrow beside the way from the start to the target, particles do not
 * feel it; and where they feel a part of it, they settle there. A wide kernel has neither fault,
 * and what it leaves undone is finer than its length.
 *
 * <p>Moves go by the energies {@code F_f} with all lengths times {@code f = c^k, c^(k-1), ..., c,
 * 1} ({@link Energy#widening}), a stage each:
 *
 * <ul>
 *   <li>the first is the narrowest at which the particles see most of the target, {@code int int
 *       k_f dmu dpi >= e^(-1/2) m k(0)}: as much as if all of them were a length of the kernel
 *       away. A start that does so already is not widened: from it the scheme moves alone;
 *   <li>a stage ends with the step in which {@code F_f} falls by less than a hundredth of its fall
 *       in that stage, or in which the scheme says {@link Failure.NoDescent};
 *   <li>the last, f = 1, is the scheme by itself on the energy that was asked for: with its memory,
 *       its failures and its claims. Before, F itself may rise, so that nothing is claimed.
 * </ul>
 *
 * <p>Each stage remembers at a place of its own ({@link Scheme#at}), and begins anew: with step
 * sizes and, for {@link GaussNewtonJko#balanced}, a speed of the Hellinger part that suit its
 * kernel. Observers and stop rules read the energy that was asked for; one that waits for it to
 * stand still should ask for {@link #STAGES} as well. Each look for the first width counts as an
 * evaluation.
 *
 * <p>From 100 points in one heap, 3.6 away from three rings of radius 0.3 seen with a variance of
 * 0.01, {@link GaussNewtonJko#balanced} reaches {@code MMD^2} 2e-16 in 182 evaluations (medians of
 * five); alone, and with {@link Rejuvenation}, it stands at 6e-2 after 500, with {@link Insertion}
 * and three times the particles at 4e-10. Two moons, variance 0.02: 1.3e-6, 3e-2, 6e-10.
 *
 * <p>Likelihoods are another matter: their logarithm sees far, and wide features gather at one
 * place what narrow ones want apart. They are widened only for what no particle is near to; let
 * {@code insertion(search, most).then(step)} be the scheme of each stage.
 *
 * <p>Facts: {@link #WIDTH}, {@link #STAGES}, {@link #FALL}.
 *
 * <p><i>Source:</i> graduated non-convexity is Blake and Zisserman, Visual Reconstruction (1987),
 * doi:10.7551/mitpress/7132.001.0001; numerical continuation is Allgower and Georg (1990),
 * doi:10.1007/978-3-642-61257-2.
 *
 * @param scheme the scheme of every stage
 * @param widening the energies of one's own; none to take those that the energy knows
 * @param narrowing {@code c > 1}, what lengths are divided by from stage to stage
 * @param stall in {@code (0, 1)}, the share of its fall in a stage below which a step is the last
 */
public record Continuation(Scheme scheme, Option<Widening> widening, double narrowing, double stall)
    implements Scheme {

  private static final String NAME = "continuation";

  /** The factor f of all lengths in this step; 1 in the last stage. */
  public static final Fact WIDTH = Fact.last(NAME + " width", "1");

  /** How many stages come after that of this step; 0 in the last. */
  public static final Fact STAGES = Fact.last(NAME + " stages to come", "stages");

  /** By how much the widened energy fell in this step; none in the last stage. */
  public static final Fact FALL = Fact.last(NAME + " fall", "energy");

  /** {@code e^(-1/2)}, a Gaussian kernel one standard deviation away. */
  private static final double SEEN = Math.exp(-0.5);

  /** Wider than any two doubles need. */
  private static final double WIDEST = 1e150;

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Continuation {
    Require.finite("narrowing", narrowing);
    if (!(narrowing > 1)) {
      throw new IllegalArgumentException("narrowing = " + narrowing + ": must be > 1");
    }
    if (!(stall > 0 && stall < 1)) {
      throw new IllegalArgumentException("stall = " + stall + ": must be in (0, 1)");
    }
  }

  /**
   * The continuation with the lengths that the energy knows, halved from stage to stage.
   *
   * @param scheme the scheme of every stage, such as {@link GaussNewtonJko#balanced}: one that
   *     takes its sizes from the energy
   * @return the scheme
   */
  public static Continuation of(Scheme scheme) {
    return new Continuation(scheme, Option.none(), 2, 1e-2);
  }

  /**
   * The same along other energies than those that the energy knows.
   *
   * @param family the energies, that which the scheme is used on at one
   * @return the scheme
   */
  public Continuation along(Widening family) {
    return new Continuation(scheme, Option.some(family), narrowing, stall);
  }

  /**
   * The same along energies of one's own, from a width on.
   *
   * @param first {@code >= 1}, the first factor
   * @param family the energies by their factor, that which the scheme is used on at one
   * @return the scheme
   * @throws IllegalArgumentException if the factor is below one or not finite
   */
  public Continuation along(double first, DoubleFunction<Energy> family) {
    return along(Widening.from(first, family));
  }

  /**
   * The same with other stages.
   *
   * @param factor {@code > 1}, what lengths are divided by
   * @return the scheme
   * @throws IllegalArgumentException if the factor is not above one and finite
   */
  public Continuation narrowingBy(double factor) {
    return new Continuation(scheme, widening, factor, stall);
  }

  /**
   * The same with longer or shorter stages.
   *
   * @param share of its fall in a stage below which a step is the last, in {@code (0, 1)}
   * @return the scheme
   * @throws IllegalArgumentException if the share is not in that range
   */
  public Continuation stallingBelow(double share) {
    return new Continuation(scheme, widening, narrowing, share);
  }

  /** The energies of a move, and its tau. */
  private record Move(Energy energy, Widening family, double tau) {}

  /** Where the continuation is: after it come k more stages; in it the energy fell. */
  private record Stage(int toCome, double fall) {

    static Stage of(Block block) {
      return new Stage((int) block.get(0), block.get(1));
    }

    Block toBlock() {
      return Block.copyOf(toCome, fall);
    }

    Stage next() {
      return new Stage(toCome - 1, 0);
    }

    String place() {
      return NAME + " " + toCome;
    }

    /** Whether something was remembered in another stage. */
    boolean leftBehind(String name) {
      return name.startsWith(NAME + " ") && !name.startsWith(place() + "/");
    }
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Option<Stage> known = state.memory().get(NAME).map(Stage::of);
    return widening
        .orElse(energy::widening)
        .toEither(Continuation::withoutLength)
        .flatMap(family -> {
          Move move = new Move(energy, family, tau);
          return known.map(stage -> moved(state, stage, move)).getOrElse(() -> begun(state, move));
        });
  }

  /** The fewest stages from whose width the target is seen: by doubling, then by halving. */
  private Either<Failure, State> begun(State state, Move move) {
    int most = (int) (Math.log(WIDEST) / Math.log(narrowing));
    int blind = -1;
    int seeing = 0;
    long looks = 1;
    while (!sees(state, move, seeing)) {
      if (seeing == most) {
        return Either.left(unseen(state, looks));
      }
      blind = seeing;
      seeing = Math.min(most, Math.max(1, 2 * seeing));
      looks++;
    }
    while (seeing - blind > 1) {
      int middle = (blind + seeing) >>> 1;
      looks++;
      if (sees(state, move, middle)) {
        seeing = middle;
      } else {
        blind = middle;
      }
    }
    long spent = looks;
    Stage first = new Stage(seeing, 0);
    return moved(state.spent(spent).remembering(NAME, first.toBlock()), first, move)
        .mapLeft(failure -> failure.after(spent));
  }

  private boolean sees(State state, Move move, int stages) {
    return move.family().overlap(state.particles(), width(stages)) >= SEEN;
  }

  private static Failure unseen(State state, long looks) {
    return new Failure.NotSolved(
        "The particles of step %d do not see the target at any width up to %s."
            .formatted(state.index(), WIDEST),
        "Start closer to the target, or give energies of your own: along(first, family).",
        false,
        looks);
  }

  private double width(int stages) {
    return Math.pow(narrowing, stages);
  }

  private Either<Failure, State> moved(State from, Stage stage, Move move) {
    State state = from.forgetting(stage::leftBehind);
    double width = width(stage.toCome());
    if (stage.toCome() == 0) {
      return scheme
          .move(state, move.energy(), move.tau())
          .map(moved -> moved.reporting(WIDTH, width).reporting(STAGES, 0));
    }
    Scheme measured = this::measured;
    return measured
        .at(stage.place())
        .move(state, move.family().by(width), move.tau())
        .fold(
            failure ->
                failure instanceof Failure.NoDescent
                    ? moved(after(failure, state, stage.next()), stage.next(), move)
                        .mapLeft(later -> later.after(failure.spent()))
                    : Either.left(failure),
            moved ->
                Either.right(
                    moved
                        .rememberingNextStep(NAME, after(stage, moved).toBlock())
                        .reporting(WIDTH, width)
                        .reporting(STAGES, stage.toCome())));
  }

  private static State after(Failure failure, State state, Stage next) {
    return state.spent(failure.spent()).remembering(NAME, next.toBlock());
  }

  /** Where the next step is. NaN ends a stage, too. */
  private Stage after(Stage stage, State moved) {
    double step = moved.fact(FALL).get();
    double all = stage.fall() + step;
    return step > stall * all ? new Stage(stage.toCome(), all) : stage.next();
  }

  /** The scheme, with the energy read before and after, which costs nothing if it has done so. */
  private Either<Failure, State> measured(State state, Energy wide, double tau) {
    Evaluation here = Answers.evaluation(wide, state);
    long cost = Paid.cost(state, here);
    if (!here.isFinite()) {
      return Either.left(Starts.notFinite(state, cost));
    }
    return scheme
        .move(Paid.by(state.spent(cost), wide, here), wide, tau)
        .bimap(
            failure -> failure.after(cost),
            moved -> {
              Evaluation there = Answers.evaluation(wide, moved);
              return Paid.by(moved.spent(Paid.cost(moved, there)), wide, there)
                  .reporting(FALL, here.value() - there.value());
            });
  }

  private static Failure withoutLength() {
    return new Failure.NotSolved(
        "The energy is not known with other lengths, which a continuation needs.",
        "Use the scheme alone, or give energies of your own: along(first, family).",
        false);
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    boolean without =
        widening.isEmpty() && energy instanceof Energy fixed && fixed.widening().isEmpty();
    return scheme
        .objection(energy)
        .orElse(
            Option.when(
                without,
                () ->
                    "the energy is not known with other lengths, which a continuation needs: use the"
                        + " scheme alone, or give energies of your own, along(first, family)"));
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
