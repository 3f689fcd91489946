package org.onsager.examples;

import io.vavr.collection.Vector;

/** The programs, in the order in which a newcomer would run them. */
final class Programs {
  static final Vector<Program> ALL =
      Vector.of(
          new Program(
              "Figure3", "the paper's experiment: curves and pictures", "-Druns=50", Figure3::run));

  private Programs() {}
}
