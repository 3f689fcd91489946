package org.onsager.command.input;

import java.io.Serial;

/** The user asked for something impossible; the message says what is allowed. */
public final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
