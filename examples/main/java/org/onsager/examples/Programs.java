package org.onsager.examples;

import io.vavr.collection.Vector;

/** The programs, in the order in which a newcomer would run them. */
final class Programs {
  static final Vector<Program> ALL =
      Vector.of(new Program("Hello", "says hello, with a progress bar", "-Druns=3", Hello::run));

  private Programs() {}
}
