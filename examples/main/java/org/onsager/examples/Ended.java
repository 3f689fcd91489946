package org.onsager.examples;

import java.io.Serial;

/** A program ended, and has said why. */
final class Ended extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int code;

  Ended(int code) {
    super("exit code " + code);
    this.code = code;
  }

  /** Of the process. */
  int code() {
    return code;
  }
}
