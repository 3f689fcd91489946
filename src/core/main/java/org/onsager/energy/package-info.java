/**
 * Energies on particle measures: a value, and the first variation with its gradient, at the
 * particles or anywhere.
 *
 * <p>Energies add up and can be multiplied:
 *
 * {@snippet class="org.onsager.energy.EnergyPageTest" region="sum"}
 *
 * <p>An energy that is quadratic in the weights says so ({@link
 * org.onsager.energy.Energy#quadratic}), which exact reactions need; one with a second-order model
 * ({@link org.onsager.energy.Energy#gaussNewton}) serves Gauss-Newton steps; one with a length
 * knows itself with others ({@link org.onsager.energy.Energy#widening}). An {@link
 * org.onsager.energy.RandomEnergy} is an energy that depends on chance, drawn once a step:
 *
 * {@snippet class="org.onsager.energy.EnergyPageTest" region="randomEnergy"}
 *
 * <p>Sums over pairs are O(n^2) and see nothing of a squared discrepancy below 1e-16. With smooth
 * kernels the same energy is a sum of squares over Fourier modes, O(n), with digits far below, and
 * says how many are right:
 *
 * {@snippet class="org.onsager.energy.EnergyPageTest" region="fourier"}
 */
@NullMarked
package org.onsager.energy;

import org.jspecify.annotations.NullMarked;
