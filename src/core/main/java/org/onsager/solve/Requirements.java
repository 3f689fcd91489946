package org.onsager.solve;

/** Checks of arguments, with messages that name argument, value and requirement. */
final class Requirements {

  private Requirements() {}

  static void finite(String name, double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + " is empty: must have at least one entry");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + values[i] + ": must be finite");
      }
    }
  }

  static void nonNegative(String name, double[] values) {
    finite(name, values);
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0) {
        throw new IllegalArgumentException(name + "[" + i + "] = " + values[i] + ": must be >= 0");
      }
    }
  }

  static void length(String name, double[] values, long length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " entries: must have " + length);
    }
  }

  /**
   * Of {@code n*n} entries, row after row; differences between mirrored entries may only be
   * rounding.
   */
  static void symmetric(String name, double[] matrix, int n, double largest) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double difference = Math.abs(matrix[i * n + j] - matrix[j * n + i]);
        if (difference > 1e-10 * largest) {
          throw new IllegalArgumentException(
              name
                  + "["
                  + i
                  + ","
                  + j
                  + "] differs from its mirror image by "
                  + difference
                  + ": must be symmetric");
        }
      }
    }
  }
}
