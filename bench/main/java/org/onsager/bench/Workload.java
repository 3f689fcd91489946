package org.onsager.bench;

/**
 * One problem to time: a step of {@code n} particles against themselves and {@code n} samples of a
 * target.
 *
 * @param family the kernel
 * @param d dimension
 * @param n particles, and samples
 * @param operation what is summed
 */
record Workload(Family family, int d, int n, Operation operation) {

  /** A step with gradients. */
  static Workload field(Family family, int d, int n) {
    return new Workload(family, d, n, Operation.FIELD);
  }

  /** As in the table, like {@code gaussian d=2 n=10000 double}. */
  String name() {
    return name("double");
  }

  /** The same for another precision. */
  String name(String precision) {
    return "%s d=%d n=%d %s%s".formatted(family.label(), d, n, precision, operation.suffix());
  }

  /** Pairs of one step of the given number of queries. */
  double pairs(int queries) {
    return (double) operation.clouds() * n * queries;
  }

  /** As processes hear it, like {@code gaussian 2 10000 FIELD}. */
  String line() {
    return "%s %d %d %s".formatted(family.label(), d, n, operation);
  }

  /** The workload of {@link #line}, given as words from the given place. */
  static Workload parse(String[] words, int from) {
    return new Workload(
        Family.labelled(words[from]),
        Integer.parseInt(words[from + 1]),
        Integer.parseInt(words[from + 2]),
        Operation.valueOf(words[from + 3]));
  }
}
