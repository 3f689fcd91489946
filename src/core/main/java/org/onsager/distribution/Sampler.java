package org.onsager.distribution;

import org.onsager.measure.Key;
import org.onsager.measure.Points;

/** A measure from which samples can be drawn. */
public interface Sampler extends Target {

  /**
   * Independent samples; the same key gives the same samples.
   *
   * @param count how many, {@code >= 1}
   * @param key the key
   * @return the samples
   * @throws IllegalArgumentException if the count is below 1
   */
  Points sample(int count, Key key);

  /**
   * The empirical measure of independent samples.
   *
   * @param count how many, {@code >= 1}
   * @param key the key
   * @return the samples as a target
   */
  default Samples samples(int count, Key key) {
    return Samples.of(sample(count, key));
  }
}
