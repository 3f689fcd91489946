package org.onsager.command.shell;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import org.onsager.data.Data;
import org.onsager.data.Table;

/** A table as a file, in the form that its name tells. */
final class TableFile {

  private TableFile() {}

  /** What a name may end in. */
  static Seq<String> endings() {
    return Vector.of("csv", "npy", "parquet");
  }

  /** Refuses before the work what cannot be written after it. */
  static void require(Path file) {
    Data.requireWritable(file);
  }

  static void write(Path file, Table table) {
    Data.write(file, table);
  }
}
