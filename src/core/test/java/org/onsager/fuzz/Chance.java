package org.onsager.fuzz;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.onsager.measure.Key;

/** Random choices that follow from one seed. */
final class Chance {

  private final RandomGenerator random;

  Chance(Key key) {
    this.random = key.generator();
  }

  boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  double normal() {
    return random.nextGaussian();
  }

  long seed() {
    return random.nextLong();
  }

  /** A power of ten with an exponent in a range. */
  double power(double least, double most) {
    return Math.pow(10, least + (most - least) * random.nextDouble());
  }

  /** Of a size that people use, or, one time in three, of any size up to a power of ten. */
  double magnitude(double exponent) {
    return oneIn(3) ? power(-exponent, exponent) : power(-2, 2);
  }

  @SafeVarargs
  final <T> T pick(Supplier<? extends T>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  <T> T pick(List<? extends T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
