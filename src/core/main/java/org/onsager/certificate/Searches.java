package org.onsager.certificate;

import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;

/** What searches share. */
final class Searches {

  private Searches() {}

  static Option<String> objection(Energy energy) {
    return Option.when(
        energy.entropy() != 0,
        () ->
            "log mu of particles has no value at other points: search with an energy that smooths"
                + " the particles");
  }

  /** A search that compares with measures of every mass. */
  record FreeMass(Search search, double each) implements Search {

    FreeMass {
      Require.positive("price", each);
    }

    @Override
    public Minima minima(Energy energy, Particles mu, double level) {
      return search.minima(energy, mu, level);
    }

    @Override
    public Option<String> objection(Energy energy) {
      return search
          .objection(energy)
          .orElse(() ->
              Option.when(
                  energy.ofProbabilities(),
                  () ->
                      "the energy has no lower bound among measures of other masses: fix the mass"));
    }

    @Override
    public Option<Double> price() {
      return Option.of(each);
    }
  }
}
