package org.onsager.command.shell;

import java.io.Serial;

/**
 * What the user gave cannot be used, or led nowhere; the message says why, and what to try. Exit
 * code 1.
 */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public Refusal(String message) {
    super(message);
  }
}
