package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.feature.Features;
import org.onsager.law.Clause;
import org.onsager.law.FeaturesDerivatives;
import org.onsager.law.FeaturesLaws;

/**
 * The laws of feature maps. Say the dimension and the unit of length, {@code inDimension(d)} and
 * {@code scaled(length)}; features of a part of space say which by {@code within(map)}.
 *
 * @see FeaturesLaws
 * @see FeaturesDerivatives
 */
public interface FeaturesContract extends Contract<Features> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(FeaturesLaws.all(), subject(), domain());
  }
}
