package org.onsager.measure;

/**
 * Room for matrices: lengths of arrays that grow like a product of sizes, refused with a sentence
 * before they overflow an int or exhaust the heap.
 */
public final class Room {

  /** JVMs allow a few words less than {@code 2^31 - 1}. */
  private static final long LONGEST = Integer.MAX_VALUE - 8L;

  private Room() {}

  /**
   * The length of an array of {@code rows * columns} doubles.
   *
   * @param what how the message calls it, "the Gram matrix"
   * @param rows {@code >= 0}
   * @param columns {@code >= 0}
   * @param instead what to use instead, a sentence
   * @return {@code rows * columns}
   * @throws Trouble with {@link Failure.TooLarge}, if no array or no heap of this JVM holds as many
   */
  public static int forDoubles(String what, long rows, long columns, String instead) {
    return forDoubles(what, rows, columns, 1, instead);
  }

  /**
   * The length of each of some arrays of {@code rows * columns} doubles that are needed at once.
   *
   * @param what how the message calls them
   * @param rows {@code >= 0}
   * @param columns {@code >= 0}
   * @param arrays how many, {@code >= 1}
   * @param instead what to use instead, a sentence
   * @return {@code rows * columns}
   * @throws Trouble with {@link Failure.TooLarge}, if no array or no heap of this JVM holds as many
   */
  public static int forDoubles(String what, long rows, long columns, int arrays, String instead) {
    // As a double: the product of two ints may pass a long when it is multiplied once more.
    double bytes = (double) Double.BYTES * arrays * rows * columns;
    long heap = Runtime.getRuntime().maxMemory();
    if ((double) rows * columns > LONGEST) {
      throw tooLarge(what, rows, columns, "an array holds at most " + LONGEST, instead);
    }
    if (bytes > heap) {
      String limit =
          "%.0f MB are needed, and the heap has %d".formatted(bytes / (1 << 20), heap >> 20);
      throw tooLarge(what, rows, columns, limit, instead + " Or give the JVM more by -Xmx.");
    }
    return (int) (rows * columns);
  }

  private static Trouble tooLarge(
      String what, long rows, long columns, String limit, String instead) {
    return new Trouble(
        new Failure.TooLarge(
            "There is no room for %s of %d by %d numbers: %s."
                .formatted(what, rows, columns, limit),
            instead,
            0));
  }
}
