package org.onsager.measure;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.onsager.flow.Flow;

/** Breaks every rule of {@code PackageOrderTest}, which must reject it. */
public record OrderSaboteur(Flow later, Test library, DoubleVector vector) {

  double slow() {
    return Math.fma(2.0, 3.0, 4.0) + vector.fma(2, 3).lane(0);
  }
}
