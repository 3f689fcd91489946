package org.onsager.data;

import java.io.IOException;
import java.nio.file.Path;

/** Files of HDF5, by the library jhdf, if it is there. */
final class Hdf5 {

  private Hdf5() {}

  static Sheet read(Path file, Reading reading) throws IOException {
    try {
      Class.forName("io.jhdf.HdfFile");
    } catch (ClassNotFoundException e) {
      throw new Unreadable(
          file + " is HDF5 or netCDF: must have the library io.jhdf:jhdf on the class path");
    }
    return Hdf5File.read(file, reading);
  }
}
