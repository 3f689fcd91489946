package org.onsager.measure;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.onsager.flow.Flow;

/** Breaks every rule of {@code PackageOrderTest}, which must reject it. */
public record OrderSaboteur(Flow later, Test library, DoubleVector vector) {}
