package org.onsager.examples;

import io.vavr.collection.Vector;
import org.onsager.command.deconvolve.Deconvolve;
import org.onsager.command.design.Design;
import org.onsager.command.mixing.MixingDistribution;
import org.onsager.command.quantise.Quantise;
import org.onsager.command.reduce.Reduce;

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
          new Program(
              "Quantise",
              "compresses samples (csv) to N weighted points",
              "-Dargs=\"FILE N\" (penguins, 20) -Dbandwidth=0 (median heuristic)"
                  + " -Dstandardise=yes -Dheader=guess -Dmissing=refuse -Devaluations=100 -Dseed=1"
                  + " -Dout=out",
              Quantise::run),
          new Program(
              "MixingDistribution",
              "fits a mixing distribution to observations (csv), with a proof of optimality",
              "-Dargs=FILE (galaxies) -Dsigma=1 (of values without an error) -Dgap=1e-12"
                  + " -Dmissing=refuse -Devaluations=1000 -Dout=out",
              MixingDistribution::run),
          new Program(
              "Reduce",
              "reduces samples (csv) to N points with the same moments",
              "-Dargs=\"FILE N\" (penguins, as few as likely suffice) -Ddegree=4 -Dstarts=20"
                  + " -Dheader=guess -Dmissing=refuse -Devaluations=1000 -Dseed=1 -Dout=out",
              Reduce::run),
          new Program(
              "Design",
              "D-optimal designs of polynomial models, with a proof of optimality",
              "-Dregion=square (interval, square, disk) -Ddegree=2 -Dmodel=full (product, additive)"
                  + " -Dgap=1e-12 -Devaluations=1000 -Dout=out",
              Design::run),
          new Program(
              "Deconvolve",
              "finds the spikes behind a blurred signal (csv), with a proof of optimality",
              "-Dargs=FILE (an example) -Dblur=LENGTH (of the example, 3) -Dlambda=0.02 -Dgap=1e-12"
                  + " -Dheader=guess -Dmissing=refuse -Devaluations=1000 -Dseed=1 -Dout=out",
              Deconvolve::run),
          new Program(
              "HighDimension",
              "the paper's experiment in 100 dimensions, with checkpoints",
              "-Dn=1000 -Diterations=1000 -Dseed=1 -Dout=out",
              HighDimension::run),
          new Program(
              "BeyondThePaper",
              "JKO steps eight orders below the paper's, by evaluations",
              "-Druns=50 -Dout=out",
              BeyondThePaper::run),
          new Program(
              "Million",
              "the paper's flow to three Gaussians with a million particles, with checkpoints",
              "-Dn=1000000 -Devaluations=30 -Dseed=1 -Dout=out",
              Million::run),
          new Program(
              "Zoo", "sixteen flows side by side on a target with two modes", "-Dout=out", Zoo::run),
          new Program("MyGeometry", "a geometry of your own in one record", "-Dout=out", MyGeometry::run),
          new Program("MyEnergy", "an energy of your own in one record", "-Dout=out", MyEnergy::run));

  private Programs() {}
}
