package org.onsager.bench;

import java.util.Locale;

/** What is summed. */
enum Operation {
  /** Values and gradients in one pass, as every step of a flow needs them. */
  FIELD,

  /** Values alone. */
  VALUES,

  /** The matrix of all pairs of a cloud with itself. */
  GRAM;

  /** What the name of a workload says after the numbers; nothing for the usual operation. */
  String suffix() {
    return this == FIELD ? "" : " " + name().toLowerCase(Locale.ROOT);
  }

  /**
   * How many matrices of n * n pairs one step visits: the cloud with itself and with the target.
   */
  int clouds() {
    return this == GRAM ? 1 : 2;
  }
}
