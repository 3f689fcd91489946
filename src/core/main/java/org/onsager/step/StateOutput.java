package org.onsager.step;

import io.vavr.collection.TreeMap;
import java.io.DataOutputStream;
import java.io.IOException;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** Writes what {@link StateInput} reads; names in their natural order, so that bytes are values. */
final class StateOutput {

  private StateOutput() {}

  static void write(Fingerprint run, DataOutputStream out) throws IOException {
    out.writeInt(run.entries().size());
    for (var entry : TreeMap.ofEntries(run.entries())) {
      write(entry._1, out);
      write(entry._2, out);
    }
  }

  static void write(State state, DataOutputStream out) throws IOException {
    Points points = state.particles().points();
    out.writeInt(points.count());
    out.writeInt(points.dimension());
    write(points.coordinates(), out);
    write(state.particles().weights(), out);
    out.writeLong(state.index());
    write(state.time(), out);
    out.writeLong(state.key().high());
    out.writeLong(state.key().low());
    out.writeLong(state.draws());
    out.writeLong(state.evaluations());
    out.writeInt(state.memory().size());
    for (var entry : TreeMap.ofEntries(state.memory())) {
      write(entry._1, out);
      write(entry._2, out);
    }
    out.writeInt(state.facts().size());
    for (var entry : TreeMap.ofEntries(state.facts())) {
      write(entry._1, out);
      write(entry._2, out);
    }
  }

  /** UTF-16: any string comes back as it was, and only in one way. */
  private static void write(String text, DataOutputStream out) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static void write(Block block, DataOutputStream out) throws IOException {
    out.writeInt(block.length());
    for (double entry : block.borrowReadOnly()) {
      write(entry, out);
    }
  }

  /** All 64 bits, those of a NaN too. */
  private static void write(double number, DataOutputStream out) throws IOException {
    out.writeLong(Double.doubleToRawLongBits(number));
  }
}
