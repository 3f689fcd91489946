package org.onsager.examples;

import io.vavr.collection.Vector;

/** The programs, in the order in which a newcomer would run them. */
final class Programs {
  static final Vector<Program> ALL =
      Vector.of(
          new Program(
              "Figure3",
              "the paper's experiment: curves and pictures",
              "-Druns=50 -Dout=out",
              Figure3::run),
          new Program("FirstFlow", "the example of the README", "-Dout=out", FirstFlow::run),
          new Program(
              "FirstProof",
              "the proof of the README: a mixing distribution, and that none is better",
              "-Dout=out",
              FirstProof::run),
          new Program(
              "IftFlowCase",
              "a case of the authors' code from a folder, compared with its results",
              "-Dargs=FOLDER -Dout=out",
              IftFlowCase::run),
          Commands.program("Quantise", "quantise", "FILE N"),
          Commands.program("MixingDistribution", "mixing", "FILE"),
          Commands.program("Reduce", "reduce", "FILE N"),
          Commands.program("Design", "design", ""),
          Commands.program("Deconvolve", "deconvolve", "FILE"),
          new Program(
              "HighDimension",
              "the paper's experiment in 100 dimensions, with checkpoints",
              "-Dn=1000 -Diterations=1000 -Dseed=1 -Dout=out",
              HighDimension::run),
          new Program(
              "BeyondThePaper",
              "JKO steps seven to ten orders below the paper's, by evaluations",
              "-Druns=50 -Dout=out",
              BeyondThePaper::run),
          new Program(
              "Million",
              "the paper's flow to three Gaussians with a million particles, with checkpoints",
              "-Dn=1000000 -Devaluations=30 -Dseed=1 -Dout=out",
              Million::run),
          new Program(
              "Zoo",
              "sixteen flows side by side on a target with two modes",
              "-Dout=out",
              Zoo::run),
          new Program(
              "MyGeometry", "a geometry of your own in one record", "-Dout=out", MyGeometry::run),
          new Program(
              "MyEnergy", "an energy of your own in one record", "-Dout=out", MyEnergy::run));

  private Programs() {}
}
