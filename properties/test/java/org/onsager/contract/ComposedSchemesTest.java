package org.onsager.contract;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.explicit;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.geometry.Geometry;
import org.onsager.law.Experiment;
import org.onsager.law.Experiment.Moves;
import org.onsager.scheme.Schemes;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;

/** What is made of schemes, held to its contract and to what it claims. */
class ComposedSchemesTest {

  private static final Energy WAVES =
      Potential.of(
          x -> Arrays.stream(x).map(c -> Math.cos(c)).sum(),
          x -> Arrays.stream(x).map(c -> -Math.sin(c)).toArray());

  @Nested
  class OfStepDoubling implements EulerContract {
    @Override
    public Scheme subject() {
      return Schemes.stepDoubling(explicit(wasserstein()), 1);
    }
  }

  @Nested
  class OfPlaced implements EulerContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).at("leaf 0");
    }
  }

  @Nested
  class OfThen implements SchemeContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).then(entropic(hellinger().spherical()));
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .ofOrder(1)
          .discretising(wasserstein().plus(hellinger().spherical()));
    }
  }

  /** Whatever energy it is given, it descends its own. */
  @Nested
  class OfFollowing implements SchemeContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).following(WAVES);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .on(dimension -> WAVES)
          .conservingMass()
          .ofOrder(1)
          .discretising(wasserstein())
          .moving(Moves.POINTS);
    }
  }

  @Nested
  class OfTimes implements EulerContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).times(0.5);
    }

    @Override
    public Geometry geometry() {
      return wasserstein().times(0.5);
    }
  }

  @Nested
  class OfControlled implements SchemeContract {
    @Override
    public Scheme subject() {
      return backtracking(wasserstein()).controlled("transport", Controller.standard());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .descending()
          .discretising(wasserstein())
          .moving(Moves.POINTS);
    }
  }
}
