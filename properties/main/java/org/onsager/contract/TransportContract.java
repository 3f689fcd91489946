package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.geometry.Transport;
import org.onsager.law.Clause;
import org.onsager.law.TransportLaws;

/**
 * The laws of transports, with those of all geometries.
 *
 * @see TransportLaws
 */
public interface TransportContract extends GeometryContract {

  @Override
  Transport subject();

  @Override
  default Vector<Clause<?>> clauses() {
    return GeometryContract.super
        .clauses()
        .appendAll(Clause.all(TransportLaws.all(), subject(), domain()));
  }
}
