package org.onsager.step;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;

/**
 * All that a run needs to go on: save it, resume it, replay it, bit for bit.
 *
 * @param particles the measure
 * @param index number of steps done
 * @param time flow time
 * @param key the key of the run, never advanced
 * @param draws number of random draws taken by schemes, so that each gets a stream of its own
 * @param evaluations number of energy evaluations: energy, first variation, or both, at one
 *     configuration
 * @param memory what schemes remember, by name
 * @param facts what the last step reported, by the name of the {@link Fact}
 * @param evaluated what a scheme evaluated last: saves time, is not saved, and all are equal
 */
public record State(
    Particles particles,
    long index,
    double time,
    Key key,
    long draws,
    long evaluations,
    SortedMap<String, Block> memory,
    SortedMap<String, Double> facts,
    Evaluated evaluated) {

  /** Streams of the run's key: the energy's draws and the schemes' draws never meet. */
  private static final long ENERGY_STREAM = 0;

  private static final long SCHEME_STREAM = 1;

  /**
   * Validates counters and clock.
   *
   * @throws IllegalArgumentException if a counter is negative or the time is not finite
   */
  public State {
    Require.atLeast("index", index, 0);
    Require.atLeast("draws", draws, 0);
    Require.atLeast("evaluations", evaluations, 0);
    Require.finite("time", time);
  }

  /**
   * A state after which nothing was evaluated.
   *
   * @param particles the measure
   * @param index number of steps done
   * @param time flow time
   * @param key the key of the run
   * @param draws number of random draws taken by schemes
   * @param evaluations number of energy evaluations
   * @param memory what schemes remember, by name
   * @param facts what the last step reported, by name
   * @throws IllegalArgumentException if a counter is negative or the time is not finite
   */
  public State(
      Particles particles,
      long index,
      double time,
      Key key,
      long draws,
      long evaluations,
      SortedMap<String, Block> memory,
      SortedMap<String, Double> facts) {
    this(particles, index, time, key, draws, evaluations, memory, facts, Evaluated.nothing());
  }

  /**
   * The start of a run.
   *
   * @param particles the measure
   * @param key the key of the run
   * @return the state at index and time zero
   */
  public static State start(Particles particles, Key key) {
    return new State(particles, 0, 0, key, 0, 0, TreeMap.empty(), TreeMap.empty());
  }

  /**
   * The key with which a step draws its energy: the run's key folded by the index.
   *
   * @return the key
   */
  public Key energyKey() {
    return key.fold(ENERGY_STREAM).fold(index);
  }

  /**
   * The key for the next random draw of a scheme; take {@link #drawn()} after using it.
   *
   * @return the key
   */
  public Key drawKey() {
    return key.fold(SCHEME_STREAM).fold(draws);
  }

  /**
   * This state after one random draw.
   *
   * @return the state
   */
  public State drawn() {
    return new State(particles, index, time, key, draws + 1, evaluations, memory, facts, evaluated);
  }

  /**
   * This state with other particles, as many as before or not: what was evaluated was so at the old
   * ones, and is found no more.
   *
   * @param changed the particles
   * @return the state
   */
  public State with(Particles changed) {
    return new State(changed, index, time, key, draws, evaluations, memory, facts, evaluated);
  }

  /**
   * The particles moved to other coordinates, weights shared.
   *
   * @param coordinates n * d numbers, coordinate-major
   * @return the state, or a failure if a number is not finite
   */
  public Either<Failure, State> moved(Block coordinates) {
    return coordinates.isFinite()
        ? Either.right(with(particles.withPoints(particles.points().withCoordinates(coordinates))))
        : Either.left(
            new Failure.NotFinite(
                "A position overflowed in step " + index + ".", "Use a smaller tau.", 0));
  }

  /**
   * The particles with other weights, points shared.
   *
   * @param weights n numbers
   * @return the state, or a failure if the weights are no measure
   */
  public Either<Failure, State> weighed(Block weights) {
    return Weights.objection(weights, index)
        .<Either<Failure, State>>map(Either::left)
        .getOrElse(() -> Either.right(with(particles.withWeights(weights))));
  }

  /**
   * This state after more energy evaluations.
   *
   * @param more how many
   * @return the state
   */
  public State spent(long more) {
    return new State(
        particles, index, time, key, draws, evaluations + more, memory, facts, evaluated);
  }

  /**
   * This state, its particles evaluated. Counting the evaluation is {@link #spent}'s part.
   *
   * @param energy the energy
   * @param evaluation {@code energy.evaluate(particles)}
   * @return the state
   */
  public State evaluated(Energy energy, Evaluation evaluation) {
    return with(memory, facts, Evaluated.of(particles, energy, evaluation));
  }

  /**
   * An energy evaluated at the particles, without work if the last scheme has done so.
   *
   * @param energy the energy
   * @return {@code energy.evaluate(particles)}
   */
  public Evaluation evaluate(Energy energy) {
    return evaluated.at(particles, energy).getOrElse(() -> energy.evaluate(particles));
  }

  /**
   * This state with a reported fact. What an earlier visit of this step reported is combined with
   * it as the fact says.
   *
   * @param fact the fact
   * @param value its value, in the unit of the fact
   * @return the state
   */
  public State reporting(Fact fact, double value) {
    double combined =
        fact(fact).map(before -> fact.visits().combine(before, value)).getOrElse(value);
    return with(memory, facts.put(fact.name(), combined), evaluated);
  }

  /**
   * A fact that the last step reported.
   *
   * @param fact the fact
   * @return its value, in the unit of the fact; or none
   */
  public Option<Double> fact(Fact fact) {
    return facts.get(fact.name());
  }

  /**
   * This state with something to remember at once.
   *
   * @param name the name
   * @param block what to remember
   * @return the state
   */
  public State remembering(String name, Block block) {
    return remembering(memory.put(name, block));
  }

  /**
   * This state with something to remember from the next step on: a scheme that is visited twice in
   * a step (Strang) sees the old memory both times.
   *
   * @param name the name
   * @param block what to remember
   * @return the state
   */
  public State rememberingNextStep(String name, Block block) {
    return remembering(Pending.name(name), block);
  }

  /**
   * This state without some of what it remembers.
   *
   * @param names which names
   * @return the state
   */
  public State forgetting(Predicate<String> names) {
    return remembering(memory.filterKeys(names.negate()));
  }

  /**
   * What a scheme remembered for the next step, earlier in this one.
   *
   * @param name the name
   * @return the block, or none
   */
  public Option<Block> pending(String name) {
    return memory.get(Pending.name(name));
  }

  /** This state as it is seen from a place of a composition. */
  State entering(Place place) {
    return remembering(place.within(memory));
  }

  /** This state, left by a place of a composition that was entered from another. */
  State leaving(Place place, State entered) {
    return remembering(place.with(entered.memory, memory));
  }

  private State remembering(SortedMap<String, Block> all) {
    return with(all, facts, evaluated);
  }

  private State with(
      SortedMap<String, Block> remembered, SortedMap<String, Double> reported, Evaluated last) {
    return new State(particles, index, time, key, draws, evaluations, remembered, reported, last);
  }

  /** The state before a step: no facts. */
  State opened() {
    return with(memory, TreeMap.empty(), evaluated);
  }

  /** The state after a step: index and clock advanced once, pending memory committed. */
  State closed(double tau) {
    return new State(
        particles,
        index + 1,
        time + tau,
        key,
        draws,
        evaluations,
        Pending.committed(memory),
        facts,
        evaluated);
  }

  /** This state at the index and the time of another. */
  State clockOf(State other) {
    return new State(
        particles, other.index, other.time, key, draws, evaluations, memory, facts, evaluated);
  }

  /** This state with what an earlier part of its step reported, where this one reports nothing. */
  State withFactsOf(State earlier) {
    return with(memory, facts.merge(earlier.facts), evaluated);
  }

  /**
   * Writes this state to a file, whole or not at all, without saying of which run.
   *
   * @param file the file, replaced if it exists; folders are created
   * @throws IOException if it cannot be written; the message is a sentence
   */
  public void save(Path file) throws IOException {
    save(file, Fingerprint.none());
  }

  /**
   * Writes this state to a file, whole or not at all, with the fingerprint of its run.
   *
   * @param file the file, replaced if it exists; folders are created
   * @param run what makes the run this run: {@link #load(Path, Fingerprint)} asks for it
   * @throws IOException if it cannot be written; the message is a sentence
   */
  public void save(Path file, Fingerprint run) throws IOException {
    StateFile.write(this, run, file);
  }

  /**
   * Reads a state that {@link #save(Path)} wrote, bit for bit, of whatever run.
   *
   * @param file the file
   * @return the state
   * @throws IOException if it cannot be read, is damaged, of another version, or no such file; the
   *     message is a sentence
   */
  public static State load(Path file) throws IOException {
    return StateFile.read(file, Option.none());
  }

  /**
   * Reads a state that {@link #save(Path, Fingerprint)} wrote, bit for bit, of one run only.
   *
   * @param file the file
   * @param run the fingerprint that it must have
   * @return the state
   * @throws IOException if it is of another run, and as {@link #load(Path)} does; the message is a
   *     sentence that names what differs
   */
  public static State load(Path file, Fingerprint run) throws IOException {
    return StateFile.read(file, Option.of(run));
  }
}
