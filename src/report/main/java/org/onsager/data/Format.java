package org.onsager.data;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/** How a file holds its numbers, told from its first bytes; its name decides where they do not. */
enum Format {
  TEXT,
  NPY,
  NPZ,
  PARQUET,
  JSON,
  HDF5,
  DATABASE;

  private static final int HEAD = 64;

  /**
   * The format of a file.
   *
   * @throws Unreadable if it is known, and cannot be read; the sentence says what to do
   */
  static Format of(Path file) throws IOException {
    byte[] bytes = FileBytes.head(file, HEAD);
    String head = new String(bytes, StandardCharsets.ISO_8859_1);
    if (NpyHeader.begins(bytes)) {
      return NPY;
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return archive(file);
    }
    if (head.startsWith("PAR1")) {
      return PARQUET;
    }
    if (head.startsWith("\u0089HDF\r\n")) {
      return HDF5;
    }
    if (head.startsWith("DUCK", 8)) {
      return DATABASE;
    }
    foreign(head)
        .forEach(what -> {
          throw new Unreadable(file + " is " + what);
        });
    return isJson(file, head) ? JSON : TEXT;
  }

  /** A zip is what NumPy writes if all that it holds are arrays. */
  private static Format archive(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.stream().allMatch(entry -> entry.getName().endsWith(".npy"))) {
        return NPZ;
      }
      throw new Unreadable(
          zip.getEntry("xl/workbook.xml") == null
              ? file + " is an archive: unpack it, and name the file with the numbers"
              : file + " is a workbook: save the sheet as csv");
    }
  }

  private static Option<String> foreign(String head) {
    return head.startsWith("CDF\u0001") || head.startsWith("CDF\u0002")
        ? Option.some("a classic netCDF: save it as netCDF-4, as nccopy -k nc4 does")
        : head.startsWith("\u00d0\u00cf\u0011\u00e0")
            ? Option.some("a workbook: save the sheet as csv")
            : head.startsWith("ARROW1")
                ? Option.some("an Arrow file: save it as parquet")
                : head.startsWith("SQLite format 3")
                    ? Option.some("a database of SQLite: save the table as csv or parquet")
                    : Option.none();
  }

  private static boolean isJson(Path file, String head) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    String text = head.replaceAll("\\s", "");
    return name.matches(".*\\.(json|jsonl|ndjson)(\\.gz)?")
        || text.startsWith("[{")
        || text.startsWith("{\"");
  }
}
