package org.onsager.bench;

import io.vavr.collection.Vector;

/** What is timed: nanoseconds per pair, or per operation of one core. */
enum Measured {
  LIBRARY,
  SCALAR,
  TWO_THREADS,
  FLOAT,
  NAIVE,
  C,
  MULTIPLY_ADD,
  EXPONENTIAL,
  FLOAT_EXPONENTIAL,
  ROOT,
  QUOTIENT;

  /** What every workload is measured by. */
  static final Vector<Measured> ALWAYS =
      Vector.of(LIBRARY, NAIVE, C, MULTIPLY_ADD, EXPONENTIAL, FLOAT_EXPONENTIAL, ROOT, QUOTIENT);
}
