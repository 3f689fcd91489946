package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.geometry.Reaction;
import org.onsager.law.Clause;
import org.onsager.law.ReactionLaws;

/**
 * The laws of reactions, with those of all geometries.
 *
 * @see ReactionLaws
 */
public interface ReactionContract extends GeometryContract {

  @Override
  Reaction subject();

  @Override
  default Vector<Clause<?>> clauses() {
    return GeometryContract.super
        .clauses()
        .appendAll(Clause.all(ReactionLaws.all(), subject(), domain()));
  }
}
