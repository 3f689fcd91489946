package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.geometry.Geometry;
import org.onsager.law.Clause;
import org.onsager.law.GeometryLaws;

/**
 * The laws of all geometries. A geometry whose metric is a Gram matrix without regularisation needs
 * {@code Domain.everywhere().ofSeparatedPoints()}, scaled to the length of its kernel.
 *
 * <p>A geometry that tells particles apart, so that two halves are not the whole, says so by {@code
 * Domain.everywhere().ofLabelledParticles()}.
 *
 * @see GeometryLaws
 * @see TransportContract
 * @see ReactionContract
 */
public interface GeometryContract extends Contract<Geometry> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(GeometryLaws.all(), subject(), domain());
  }
}
