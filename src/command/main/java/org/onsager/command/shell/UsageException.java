package org.onsager.command.shell;

import java.io.Serial;

/** The user asked for something impossible; the message says what is allowed. Exit code 2. */
public final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
