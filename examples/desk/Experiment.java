///usr/bin/env jbang --cp src/command/target/onsager.jar "$0" "$@" ; exit $?
//JAVA 25+
//COMPILE_OPTIONS --add-modules=jdk.incubator.vector
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector

// A copy of this file is a new experiment: with onsager.jar beside it, after every edit,
//
//   java --add-modules jdk.incubator.vector -cp onsager.jar Experiment.java
//
// The lines above, but for the first, are for JBang, and comments for Java.

import static org.onsager.flow.Observer.mmdSquared;
import static org.onsager.flow.Stop.below;
import static org.onsager.flow.Stop.steps;
import static org.onsager.flow.When.indices;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import java.nio.file.Path;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.report.Curves;
import org.onsager.report.Snapshots;
import org.onsager.scheme.Splitting;

void main(String[] args) {
  var kernel = Gaussian.ofVariance(10);
  var target = GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(2, 3, -1));
  var energy = Mmd.to(target, kernel);

  var geometry = wasserstein().plus(mmd(kernel, 1e-4).spherical().times(0.1));
  var step = Splitting.of(geometry, energy).lie().tau(10);

  var start = Particles.uniform(Normal.isotropic(1, 5, 5).sample(100, Key.of(1)));
  var run =
      Flow.of(step)
          .from(start, Key.of(7))
          .observing(mmdSquared("MMD²", energy))
          .keeping(indices(0, 20))
          .until(steps(3000).or(below(energy, 1e-6)));
  IO.println(run.reason().message() + ", step " + run.state().index());
  IO.println("MMD^2 = " + (float) energy.mmdSquared(run.state().particles()));

  Path picture = Path.of(args.length > 0 ? args[0] : "out/experiment");
  var particles = Snapshots.of("", run).withDensity(target);
  Curves.of("", run).beside(particles).save(picture); // png and svg
}
