package org.onsager.examples;

import java.io.Serial;

/** The user asked for something impossible; the message says what is allowed. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
