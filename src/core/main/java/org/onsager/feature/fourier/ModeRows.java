package org.onsager.feature.fourier;

/**
 * The modes of a lattice in rows along the first axis, as they are numbered: row i has {@code
 * length(i)} modes, functions {@code 0 .. length(i) - 1} of the first axis times function {@code
 * function(i, a)} of every other one. Functions are {@code 1, cos, sin, cos 2, sin 2, ...}.
 */
final class ModeRows {

  private final int count;
  private final int[] lengths;
  private final int[][] functions;

  ModeRows(Lattice lattice) {
    int most = lattice.slotCount() / lattice.size(0);
    this.lengths = new int[most];
    this.functions = new int[lattice.dimension()][most];
    int found = 0;
    int last = -1;
    for (int mode = 0; mode < lattice.count(); mode++) {
      int row = lattice.slot(mode) / lattice.size(0);
      if (row != last) {
        for (int a = 1; a < functions.length; a++) {
          functions[a][found] = Math.max(0, lattice.slot(mode, a) - 1);
        }
        found++;
        last = row;
      }
      lengths[found - 1]++;
    }
    this.count = found;
  }

  int count() {
    return count;
  }

  int length(int row) {
    return lengths[row];
  }

  int function(int row, int axis) {
    return functions[axis][row];
  }
}
