/**
 * Laws: tiny named checks of a user's object, free of any test framework.
 *
 * <p>Every law is a static function from an object and a {@link org.onsager.law.Trial} to a {@link
 * org.onsager.law.Verdict}. Grouped by subject: {@link org.onsager.law.KernelLaws}, {@link
 * org.onsager.law.GeneralKernelLaws}, {@link org.onsager.law.ChartLaws}, {@link
 * org.onsager.law.TargetLaws}, {@link org.onsager.law.EnergyLaws}, {@link
 * org.onsager.law.GeometryLaws}, {@link org.onsager.law.SchemeLaws}, {@link
 * org.onsager.law.RandomEnergyLaws}, {@link org.onsager.law.FlowLaws}, {@link
 * org.onsager.law.MovementLaws}. A {@link org.onsager.law.Domain} says on which particles the
 * object is defined; {@link org.onsager.law.Laws} tries all laws of an object over its domain.
 *
 * {@snippet class="org.onsager.law.LawPageTest" region="laws"}
 *
 * <p>A law is stated with the conditions under which it is true, and a tolerance with its
 * derivation: rounding is counted in units of {@code 2^-52} of the terms that are added.
 */
@NullMarked
package org.onsager.law;

import org.jspecify.annotations.NullMarked;
