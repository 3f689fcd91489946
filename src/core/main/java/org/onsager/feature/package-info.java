/**
 * Smooth feature maps {@code Phi: R^d -> R^M} and convex losses R, of which energies {@code F(mu) =
 * R(int Phi dmu)} are made, {@link org.onsager.energy.Composite}.
 *
 * <p>Such an energy is convex along straight lines of measures, whatever the features are, and one
 * Gauss-Newton step serves all of them. What they are for is said by features and loss. The maximum
 * likelihood of a mixing distribution, from observations with normal errors:
 *
 * {@snippet class="org.onsager.feature.FeaturePageTest" region="mixing"}
 *
 * <p>{@link org.onsager.feature.Likelihoods} are densities over their maxima, so none underflows
 * where it matters; they know the constants:
 *
 * {@snippet class="org.onsager.feature.FeaturePageTest" region="constants"}
 *
 * <p>A D-optimal design: the information of one observation is {@code f(x) f(x)'}, that of a design
 * its mean.
 *
 * {@snippet class="org.onsager.feature.FeaturePageTest" region="design"}
 *
 * <p>Few points with all moments of a sample, to a degree. Raw monomials lose digits, so the basis
 * is made orthonormal over the sample:
 *
 * {@snippet class="org.onsager.feature.FeaturePageTest" region="moments"}
 *
 * <p>MMD in Fourier form: modes whose products are a Gaussian kernel. The target is a sample, or a
 * law known by its characteristic function:
 *
 * {@snippet class="org.onsager.feature.FeaturePageTest" region="modes"}
 *
 * <p>A box in many dimensions has too many modes. There, random frequencies are right in the mean,
 * of more kernels; they are drawn once, or afresh at every step:
 *
 * {@snippet class="org.onsager.feature.FeaturePageTest" region="random"}
 *
 * <p>Features of your own are three functions of a point, or {@link org.onsager.feature.Features}
 * with three methods for many points; {@code FeaturesContract} holds them to their derivatives.
 *
 * {@snippet class="org.onsager.feature.FeaturePageTest" region="own"}
 *
 * <p>A {@link org.onsager.feature.Jet} is what features are at some points, with all derivatives,
 * what they share computed once. {@link org.onsager.feature.CurvatureBounds} make certificates
 * rigorous. Parameters that are not free, rates or points of a box, are free behind a chart of the
 * energy.
 *
 * <p>All blocks are feature-major: feature, then axis, then point. Sums run over points, or over
 * features, from first to last, so that neither threads nor chunks change a digit.
 */
@NullMarked
package org.onsager.feature;

import org.jspecify.annotations.NullMarked;
