package org.onsager.law;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * A law for objects of one kind: its name, its formula, and how it is checked. Each is said once,
 * here; a {@link Verdict} takes them from the law.
 *
 * <p>Laws are constants: {@link EnergyLaws#all}, {@link KernelLaws#all} and so on list those of a
 * kind, and whoever checks an object goes through such a list.
 *
 * @param <S> the kind: kernel, energy, geometry ...
 */
public final class Law<S> {

  private final String name;
  private final String formula;
  private final boolean costly;
  private final BiFunction<Claim, S, Verdict> check;

  private Law(String name, String formula, boolean costly, BiFunction<Claim, S, Verdict> check) {
    this.name = name;
    this.formula = formula;
    this.costly = costly;
    this.check = check;
  }

  /** A law whose check compares numbers by means of the claim that it is given. */
  static <S> Law<S> of(String name, String formula, BiFunction<Claim, S, Verdict> check) {
    return new Law<>(name, formula, false, check);
  }

  /**
   * A law of one's own, to be tried beside those of the library.
   *
   * @param name the class that states it and a name, as in {@code "MyLaws.convex"}
   * @param formula the law in symbols
   * @param holds whether it holds for an object on a trial
   * @param <S> the kind of object
   * @return the law
   */
  public static <S> Law<S> stating(String name, String formula, BiPredicate<S, Trial> holds) {
    return of(
        name,
        formula,
        (claim, subject) -> claim.that("it is not so", holds.test(subject, claim.trial())));
  }

  /** The same law, which takes long to check, so that it is tried less often. */
  Law<S> costly() {
    return new Law<>(name, formula, true, check);
  }

  /**
   * The name, with that of the class that states it.
   *
   * @return for example {@code EnergyLaws.splitting}
   */
  public String name() {
    return name;
  }

  /**
   * The name alone, which no other law has for an object of the same kind.
   *
   * @return for example {@code splitting}
   */
  public String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * The law in symbols.
   *
   * @return a formula
   */
  public String formula() {
    return formula;
  }

  /**
   * Whether a check takes so long that fewer trials must do.
   *
   * @return false for most
   */
  public boolean isCostly() {
    return costly;
  }

  /**
   * Tries the law.
   *
   * @param subject the object
   * @param trial the particles, and the key of everything else that is drawn
   * @return whether the law holds
   * @throws RuntimeException what the object throws, if it is not defined on the trial
   */
  public Verdict check(S subject, Trial trial) {
    return check.apply(new Claim(name, formula, trial), subject);
  }

  @Override
  public String toString() {
    return name + ": " + formula;
  }
}
