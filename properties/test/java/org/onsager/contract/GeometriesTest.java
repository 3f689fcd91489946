package org.onsager.contract;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kalmanWasserstein;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;

import org.junit.jupiter.api.Nested;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;

/** Every geometry of the library, held to its contract. */
class GeometriesTest {

  private static final Gaussian KERNEL = Gaussian.ofStandardDeviation(0.5);

  /** A Gram matrix without regularisation: points must keep a distance. */
  private static final Domain SEPARATED = Domain.everywhere().ofSeparatedPoints();

  @Nested
  class OfWasserstein implements TransportContract {
    @Override
    public Transport subject() {
      return wasserstein();
    }
  }

  @Nested
  class OfStein implements TransportContract {
    @Override
    public Transport subject() {
      return stein(KERNEL);
    }
  }

  @Nested
  class OfKalmanWasserstein implements TransportContract {
    @Override
    public Transport subject() {
      return kalmanWasserstein();
    }
  }

  @Nested
  class OfHellinger implements ReactionContract {
    @Override
    public Reaction subject() {
      return hellinger();
    }
  }

  @Nested
  class OfSphericalHellinger implements ReactionContract {
    @Override
    public Reaction subject() {
      return hellinger().spherical();
    }
  }

  @Nested
  class OfKernelisedFisherRao implements ReactionContract {
    @Override
    public Reaction subject() {
      return kernelisedFisherRao(KERNEL);
    }
  }

  @Nested
  class OfMmd implements ReactionContract {
    @Override
    public Reaction subject() {
      return mmd(KERNEL, 0);
    }

    @Override
    public Domain domain() {
      return SEPARATED;
    }
  }

  @Nested
  class OfRegularisedMmd implements ReactionContract {
    @Override
    public Reaction subject() {
      return mmd(KERNEL, 1e-4);
    }
  }

  @Nested
  class OfSphericalMmd implements ReactionContract {
    @Override
    public Reaction subject() {
      return mmd(KERNEL, 0).spherical();
    }

    @Override
    public Domain domain() {
      return SEPARATED;
    }
  }

  @Nested
  class OfRegularisedSphericalMmd implements ReactionContract {
    @Override
    public Reaction subject() {
      return mmd(KERNEL, 1e-4).spherical();
    }
  }

  @Nested
  class OfSphericalEnergyDistance implements ReactionContract {
    @Override
    public Reaction subject() {
      return sphericalMmd(new EnergyDistance(), 0);
    }

    @Override
    public Domain domain() {
      return SEPARATED;
    }
  }

  @Nested
  class OfInteractionForceTransport implements GeometryContract {
    @Override
    public Geometry subject() {
      return wasserstein().plus(mmd(KERNEL, 1e-4).spherical().times(0.1));
    }
  }
}
