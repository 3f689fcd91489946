package org.onsager.command;

import org.onsager.pairwise.KernelSums;
import picocli.CommandLine.IVersionProvider;

/** Version, Java and engine: what a report of a fault should name. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String own = Main.class.getPackage().getImplementationVersion();
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return new String[] {
      "onsager " + (own == null ? "of no package" : own),
      "Java %s, engine %s".formatted(Runtime.version(), KernelSums.best().name()),
      vectors ? "" : "faster on vectors: java --add-modules jdk.incubator.vector -jar onsager.jar"
    };
  }
}
