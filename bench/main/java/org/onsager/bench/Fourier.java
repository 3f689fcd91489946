package org.onsager.bench;

import io.vavr.collection.Vector;
import java.io.IOException;

/**
 * {@code mvn -q compile -Dbench=fourier}: what the Fourier form of a kernel takes, its parts one
 * after the other. Words of {@code -Dargs} are options of the JVM.
 */
final class Fourier {

  private Fourier() {}

  static void run(Vector<String> jvmOptions) throws IOException {
    System.out.println(Machine.processor());
    FourierSums.run(jvmOptions);
    FourierSteps.run();
  }
}
