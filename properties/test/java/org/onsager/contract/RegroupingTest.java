package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.certificate.Search;
import org.onsager.geometry.Wasserstein;
import org.onsager.law.Experiment;
import org.onsager.scheme.BacktrackingTransport;
import org.onsager.scheme.Schemes;
import org.onsager.step.Scheme;

/** Schemes that change the number of particles: the mass stays, the energy does not rise. */
class RegroupingTest {

  /** What they all claim. */
  interface RegroupingContract extends SchemeContract {
    @Override
    default Experiment experiment() {
      return Experiment.of(subject()).conservingMass().descending().actingAtOnce();
    }
  }

  @Nested
  class OfInsertion implements RegroupingContract {
    @Override
    public Scheme subject() {
      return Schemes.insertion(Search.multiStart(), 3);
    }
  }

  /** As wide as the kernel: some particles merge, and in some trials F would rise. */
  @Nested
  class OfMerging implements RegroupingContract {
    @Override
    public Scheme subject() {
      return Schemes.merging(1);
    }
  }

  /** A fiftieth is a lot: in some trials F would rise. */
  @Nested
  class OfPruning implements RegroupingContract {
    @Override
    public Scheme subject() {
      return Schemes.pruning(0.02);
    }
  }

  @Nested
  class OfEverySecondStep implements RegroupingContract {
    @Override
    public Scheme subject() {
      return new BacktrackingTransport(new Wasserstein()).then(Schemes.merging(0.1)).every(2);
    }
  }
}
