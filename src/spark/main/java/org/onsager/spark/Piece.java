package org.onsager.spark;

import java.io.Serializable;

/**
 * What a task sends home: sums as bytes, or why a row was refused. A refusal is no exception on an
 * executor, which would be tried again three times.
 */
final class Piece implements Serializable {

  private static final long serialVersionUID = 1;

  private final byte[] sums;
  private final String refusal;

  private Piece(byte[] sums, String refusal) {
    this.sums = sums;
    this.refusal = refusal;
  }

  static Piece of(byte[] sums) {
    return new Piece(sums, "");
  }

  static Piece refused(String why) {
    return new Piece(new byte[0], why);
  }

  /** The sums of both, or a refusal if there is one. */
  Piece plus(Piece other, RowSums.Opening opening) {
    if (!refusal.isEmpty() || !other.refusal.isEmpty()) {
      return refusal.isEmpty() ? other : this;
    }
    RowSums all = opening.apply(sums);
    all.addBytes(other.sums);
    return of(all.toBytes());
  }

  /**
   * The sums.
   *
   * @throws IllegalArgumentException if a row was refused
   */
  byte[] sums() {
    if (!refusal.isEmpty()) {
      throw new IllegalArgumentException(refusal);
    }
    return sums;
  }
}
