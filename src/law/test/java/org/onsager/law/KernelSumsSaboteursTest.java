package org.onsager.law;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

class KernelSumsSaboteursTest {

  @TestFactory
  Stream<DynamicTest> everyLawOfSumsRejectsItsSaboteur() {
    return Saboteur.tests(
        KernelSumsLaws.all(),
        List.of(
            saboteur(Fault.VALUES, "values", "columns"),
            saboteur(Fault.FIELD_VALUES, "field"),
            saboteur(Fault.GRADIENTS, "field"),
            saboteur(Fault.SECOND_COLUMN, "columns"),
            saboteur(Fault.DRIFT, "drift"),
            saboteur(Fault.LENGTHS, "lengths"),
            saboteur(Fault.KNOWS_NOTHING, "values")));
  }

  private static Saboteur<KernelSums> saboteur(Fault fault, String... breaks) {
    return Saboteur.of(fault.name(), new Wrong(fault), Domain.everywhere(), breaks);
  }

  private enum Fault {
    VALUES,
    FIELD_VALUES,
    GRADIENTS,
    SECOND_COLUMN,
    DRIFT,
    LENGTHS,
    KNOWS_NOTHING
  }

  /** The best engine, with one thing wrong by ten times the accuracy that it states. */
  private record Wrong(Fault fault) implements KernelSums {

    private Block perturbed(Fault by, Block block) {
      return fault == by ? block.map(e -> e * (1 + 10 * accuracy())) : block;
    }

    private double accuracy() {
      return KernelSums.best().accuracy(Radial.of(s -> 1, s -> 0));
    }

    /** What is left over is forgotten, in silence. */
    private Block fitting(Points source, Block weights) {
      return fault == Fault.LENGTHS && weights.length() > source.count()
          ? Block.copyOf(java.util.Arrays.copyOf(weights.toArray(), source.count()))
          : weights;
    }

    @Override
    public Block values(Radial radial, Points query, Points source, Block weights) {
      return perturbed(
          Fault.VALUES, KernelSums.best().values(radial, query, source, fitting(source, weights)));
    }

    @Override
    public Field field(Radial radial, Points query, Points source, Block weights) {
      Field field = KernelSums.best().field(radial, query, source, fitting(source, weights));
      return Field.of(
          perturbed(Fault.FIELD_VALUES, field.values()),
          perturbed(Fault.GRADIENTS, field.gradients()));
    }

    @Override
    public Block values(Radial radial, Points query, Points source, Block weights, int columns) {
      Block right = KernelSums.best().values(radial, query, source, weights, columns);
      int n = query.count();
      return fault == Fault.SECOND_COLUMN
          ? Block.build(
              right.length(),
              out -> {
                for (int e = 0; e < out.length; e++) {
                  out[e] = right.get(e % n);
                }
              })
          : right;
    }

    /** Particles attract where they should repel. */
    @Override
    public Block drift(Radial radial, Points query, Points source, Block vectors, Block weights) {
      Block signed = fault == Fault.DRIFT ? weights.times(-1) : weights;
      return KernelSums.best().drift(radial, query, source, vectors, signed);
    }

    @Override
    public double accuracy(Radial radial) {
      return fault == Fault.KNOWS_NOTHING ? Double.POSITIVE_INFINITY : accuracy();
    }

    @Override
    public String name() {
      return "wrong";
    }
  }
}
