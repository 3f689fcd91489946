package org.onsager.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.onsager.data.Unreadable.Remedy;

/**
 * What HDF5 holds: a data set of rows and columns, data sets of one length side by side, or the
 * draws of a sampler as ArviZ keeps them, all chains one after the other. Loaded only where jhdf
 * is.
 *
 * @param source the name of the file
 * @param reading what is wanted
 */
record Hdf5File(String source, Reading reading) {

  /** The group in which ArviZ keeps the draws of the parameters. */
  private static final String POSTERIOR = "posterior";

  static Sheet read(Path file, Reading reading) throws IOException {
    try (HdfFile hdf = new HdfFile(file)) {
      return new Hdf5File(file.toString(), reading).sheet(hdf);
    } catch (Unreadable e) {
      throw e;
    } catch (RuntimeException e) {
      // Of a damaged file, jhdf throws exceptions of many kinds.
      throw new IOException("it is damaged, or too new: " + e.getMessage(), e);
    }
  }

  private Sheet sheet(HdfFile hdf) {
    Option<Node> posterior =
        Option.when(reading.part().isEmpty(), () -> Option.of(hdf.getChild(POSTERIOR)))
            .flatMap(found -> found);
    Node node = reading.part().map(name -> part(hdf, name)).orElse(posterior).getOrElse(hdf);
    Vector<String> notices =
        posterior.map(found -> "the draws of the group posterior are read").toVector();
    return switch (node) {
      case Dataset set -> of(columns(set, ""), notices, false);
      case Group group -> of(group, notices);
      default -> throw several(hdf);
    };
  }

  private Node part(HdfFile hdf, String name) {
    try {
      return hdf.getByPath(name.replaceFirst("^/", ""));
    } catch (HdfException e) {
      throw new Unreadable(
          "%s has no part '%s': must be one of %s".formatted(source, name, parts(hdf)),
          Remedy.PART);
    }
  }

  private Sheet of(Group group, Vector<String> notices) {
    Vector<Dataset> sets = sets(group);
    boolean draws = group.getChildren().keySet().containsAll(Vector.of("chain", "draw").asJava());
    if (draws) {
      return of(sets.flatMap(this::draws), notices, true);
    }
    boolean columns =
        sets.nonEmpty()
            && sets.size() == all(group).size()
            && sets.forAll(set -> set.getDimensions().length == 1)
            && sets.map(set -> set.getDimensions()[0]).distinct().size() == 1;
    if (columns) {
      return of(sets.map(set -> columns(set, set.getName()).head()), notices, true);
    }
    Vector<Dataset> all = all(group);
    if (all.size() != 1) {
      throw several(group);
    }
    return of(columns(all.head(), ""), notices, false);
  }

  private Sheet of(Vector<Named> columns, Vector<String> notices, boolean named) {
    return new Selection(
            CellTable.of(
                source,
                Grid.beside(source, columns.map(Named::grid)),
                named ? columns.map(Named::name) : Vector.empty()),
            reading)
        .sheet(notices);
  }

  /**
   * A column.
   *
   * @param name its name
   * @param grid its cells
   */
  private record Named(String name, Grid grid) {}

  /** The columns of a data set of one axis or two. */
  private Vector<Named> columns(Dataset set, String name) {
    int[] shape = set.getDimensions();
    if (shape.length < 1 || shape.length > 2) {
      throw new Unreadable(
          "%s, %s has the shape (%s): must have rows and columns, or rows alone"
              .formatted(source, set.getPath(), shape(set)),
          Remedy.PART);
    }
    int width = shape.length == 1 ? 1 : shape[1];
    return split(set, name, shape[0], width);
  }

  /** A variable of chains and draws, a column for each of its entries. */
  private Vector<Named> draws(Dataset set) {
    int[] shape = set.getDimensions();
    if (shape.length < 2) {
      throw new Unreadable(
          "%s, %s has the shape (%s): must begin with chains and draws"
              .formatted(source, set.getPath(), shape(set)),
          Remedy.PART);
    }
    int width = IntStream.of(shape).skip(2).reduce(1, Math::multiplyExact);
    return split(set, "", shape[0] * shape[1], width)
        .zipWithIndex()
        .map(column -> new Named(set.getName() + index(shape, column._2()), column._1().grid()));
  }

  /** {@code [1,0]}, from zero, the last index runs fastest; nothing for a number. */
  private static String index(int[] shape, int place) {
    Vector<Integer> index = Vector.empty();
    int left = place;
    for (int axis = shape.length - 1; axis >= 2; axis--) {
      index = index.prepend(left % shape[axis]);
      left /= shape[axis];
    }
    return index.isEmpty() ? "" : index.mkString("[", ",", "]");
  }

  private Vector<Named> split(Dataset set, String name, int rows, int width) {
    Object flat = set.getDataFlat();
    return Vector.range(0, width)
        .map(k -> {
          Grid grid = new Grid(source, 1);
          for (int i = 0; i < rows; i++) {
            put(grid, set, flat, i * width + k);
            grid.endRow(i + 1);
          }
          return new Named(name, grid);
        });
  }

  private void put(Grid grid, Dataset set, Object flat, int at) {
    try {
      if (flat instanceof Object[] objects) {
        grid.put(0, String.valueOf(objects[at]));
      } else {
        grid.putNumber(0, Array.getDouble(flat, at));
      }
    } catch (IllegalArgumentException e) {
      throw new Unreadable(
          "%s, %s is of %s: must be of numbers"
              .formatted(source, set.getPath(), set.getJavaType().getSimpleName()),
          Remedy.PART);
    }
  }

  /** The data sets of a group, without those that only number others. */
  private static Vector<Dataset> sets(Group group) {
    return Vector.ofAll(group.getChildren().values())
        .filter(Dataset.class::isInstance)
        .map(Dataset.class::cast)
        .reject(set ->
            Option.of(set.getAttribute("CLASS"))
                .exists(name -> "DIMENSION_SCALE".equals(name.getData())));
  }

  private static Vector<Dataset> all(Group group) {
    return sets(group)
        .appendAll(
            Vector.ofAll(group.getChildren().values())
                .filter(Group.class::isInstance)
                .flatMap(child -> all((Group) child)));
  }

  private Unreadable several(Group group) {
    return new Unreadable(
        "%s has %s: must be one table, or columns of one length".formatted(source, parts(group)),
        Remedy.PART);
  }

  private static String parts(Group group) {
    Vector<Dataset> all = all(group);
    return all.isEmpty()
        ? "no data"
        : ColumnChoice.shown(all.map(set -> set.getPath() + " (" + shape(set) + ")"));
  }

  private static String shape(Dataset set) {
    return Vector.ofAll(set.getDimensions()).mkString(" x ");
  }
}
