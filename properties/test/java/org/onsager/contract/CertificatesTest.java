package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Certification;
import org.onsager.law.Domain;
import org.onsager.measure.Block;
import org.onsager.measure.Key;

/** Every search of the library, held to its contract. */
class CertificatesTest {

  private static final Samples SAMPLES = Normal.isotropic(2, 0, 0).samples(9, Key.of(2));

  private static final Box PLANE = Box.of(2, -4, 4);

  private static final Energy MMD = Mmd.to(SAMPLES, Gaussian.ofVariance(1));

  private static Energy mixing(Samples samples) {
    return Composite.of(
        GaussianLocation.ofStandardDeviation(samples.measure().points(), 1.5),
        Loss.negativeLog(Block.constant(9, 1.0 / 9)));
  }

  @Nested
  class OfProofsForMmd implements CertificateContract {
    @Override
    public Certification subject() {
      return new Certification(Search.branchAndBound(PLANE, 1e-3), MMD, PLANE);
    }
  }

  @Nested
  class OfProofsForMixtures implements CertificateContract {
    @Override
    public Certification subject() {
      return new Certification(Search.branchAndBound(PLANE, 1e-3), mixing(SAMPLES), PLANE);
    }
  }

  @Nested
  class OfEstimates implements CertificateContract {
    @Override
    public Certification subject() {
      return new Certification(Search.multiStart(PLANE), mixing(SAMPLES), PLANE);
    }
  }

  @Nested
  class OfProofsInSpace implements CertificateContract {
    @Override
    public Certification subject() {
      Samples samples = Normal.isotropic(2, 0, 0, 0).samples(9, Key.of(3));
      Box space = Box.of(3, -4, 4);
      return new Certification(Search.branchAndBound(space, 1e-2), mixing(samples), space);
    }
  }

  @Nested
  class OfFreeMass implements CertificateContract {
    @Override
    public Certification subject() {
      return new Certification(
          Search.branchAndBound(PLANE, 1e-3).freeMass(0.1),
          MMD.plus(Potential.constant(0.1)),
          PLANE);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(2).ofNearbyPoints();
    }
  }
}
