package org.onsager.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Randomness as a value: the same key gives the same numbers, on any number of threads, after any
 * resume.
 *
 * <p>A key is never advanced. Independent streams come from {@link #fold(long)}: fold the index of
 * a step, of a run, of a purpose.
 *
 * @param high 64 bits
 * @param low 64 bits
 */
public record Key(long high, long low) {

  private static final RandomGeneratorFactory<RandomGenerator> GENERATOR =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private static final int SEED_BYTES = 32;

  /**
   * A key from a seed.
   *
   * @param seed any number
   * @return the key
   */
  public static Key of(long seed) {
    return new Key(mix(seed), mix(~seed));
  }

  /**
   * The key of an independent stream.
   *
   * @param number any number; different numbers give different keys
   * @return the folded key
   */
  public Key fold(long number) {
    long salted = mix(number + 0x9E3779B97F4A7C15L);
    return new Key(mix(high ^ salted), mix(low + Long.rotateLeft(salted, 31)));
  }

  /**
   * A fresh generator at the start of this key's stream (the JDK's L64X128MixRandom).
   *
   * @return the generator
   */
  public RandomGenerator generator() {
    ByteBuffer seed = ByteBuffer.allocate(SEED_BYTES);
    seed.putLong(high).putLong(low).putLong(mix(low ^ high)).putLong(mix(high - low));
    return GENERATOR.create(seed.array());
  }

  /**
   * Independent standard normal numbers from the start of this key's stream.
   *
   * @param length how many
   * @return the numbers
   */
  public Block normals(int length) {
    RandomGenerator random = generator();
    return Block.build(
        length,
        out -> {
          for (int i = 0; i < length; i++) {
            out[i] = random.nextGaussian();
          }
        });
  }

  /**
   * Distinct numbers from the start of this key's stream, every choice and order equally likely (a
   * partial Fisher-Yates shuffle). O(below) memory.
   *
   * @param count how many, from 0 to {@code below}
   * @param below they are from 0 to {@code below - 1}
   * @return the numbers, in the order in which they were drawn
   * @throws IllegalArgumentException if there are not so many
   */
  public int[] choice(int count, int below) {
    if (count < 0 || count > below) {
      throw new IllegalArgumentException(
          "count = " + count + ": must be from 0 to " + below + ", as many as there are numbers");
    }
    RandomGenerator random = generator();
    int[] order = new int[below];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(below - i);
      int drawn = order[j];
      order[j] = order[i];
      order[i] = drawn;
    }
    return Arrays.copyOf(order, count);
  }

  /** The finaliser of SplitMix64: Steele, Lea and Flood (2014), variant 13 of Stafford. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
