package org.onsager.data;

import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.onsager.data.Unreadable.Remedy;

/** Archives of arrays of NumPy: one of them, or columns of one length side by side. */
final class Npz {

  private static final String ENDING = ".npy";

  private Npz() {}

  static Sheet read(Path file, Reading reading) throws IOException {
    String source = file.toString();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<Tuple2<String, NpyHeader>> found = new ArrayList<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          found.add(
              new Tuple2<>(
                  entry.getName().substring(0, entry.getName().length() - ENDING.length()),
                  NpyHeader.read(source + ", " + entry.getName(), new DataInputStream(in))));
        }
      }
      Vector<Tuple2<String, NpyHeader>> arrays = Vector.ofAll(found);
      Vector<String> wanted = wanted(source, arrays, reading);
      Vector<Grid> grids = Vector.empty();
      for (String name : wanted) {
        try (InputStream in = zip.getInputStream(zip.getEntry(name + ENDING))) {
          grids = grids.append(Npy.read(source + ", " + name, in));
        }
      }
      boolean one = wanted.size() == 1;
      return new Selection(
              CellTable.of(
                  source,
                  one ? grids.head() : Grid.beside(source, grids),
                  one ? Vector.empty() : wanted),
              reading)
          .sheet(Vector.empty());
    }
  }

  private static Vector<String> wanted(
      String source, Vector<Tuple2<String, NpyHeader>> arrays, Reading reading) {
    Vector<String> names = arrays.map(Tuple2::_1);
    if (reading.part().isDefined()) {
      String name = reading.part().get();
      if (!names.contains(name)) {
        throw new Unreadable(
            "%s has no array '%s': must be one of %s".formatted(source, name, shown(arrays)),
            Remedy.PART);
      }
      return Vector.of(name);
    }
    boolean columns =
        arrays.forAll(array -> array._2().shape().size() == 1)
            && arrays.map(array -> array._2().rows()).distinct().size() == 1;
    if (names.size() != 1 && !columns) {
      throw new Unreadable(
          "%s has the arrays %s: must be one, or columns of one length"
              .formatted(source, shown(arrays)),
          Remedy.PART);
    }
    return names;
  }

  private static String shown(Vector<Tuple2<String, NpyHeader>> arrays) {
    return ColumnChoice.shown(arrays.map(array -> array._1() + " (" + array._2().text() + ")"));
  }
}
