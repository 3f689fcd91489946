/**
 * Proofs of optimality: how far a convex energy is from its least value, at most.
 *
 * <p>A {@link org.onsager.certificate.Search} looks for the minimum of the first variation, and a
 * {@link org.onsager.certificate.Certificate} says what follows from it. In any dimension by
 * descent from many starts, whose answer is an estimate; up to dimension three by branch and bound,
 * whose answer is proved:
 *
 * {@snippet class="org.onsager.certificate.CertificatePageTest" region="proof"}
 *
 * <p>A run ends when it is certified. {@link org.onsager.scheme.Insertion} adds particles where the
 * search finds that they are missing, {@link org.onsager.scheme.Merging} makes one of those that
 * have met:
 *
 * {@snippet class="org.onsager.certificate.CertificatePageTest" region="run"}
 *
 * <p>If the mass is free, say what it costs at least, {@code search.freeMass(v)}.
 */
@NullMarked
package org.onsager.certificate;

import org.jspecify.annotations.NullMarked;
