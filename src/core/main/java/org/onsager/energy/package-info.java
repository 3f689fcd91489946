/**
 * Energies on particle measures: value, first variation, and, where they are quadratic in the
 * weights, that quadratic form. An {@link org.onsager.energy.Objective} is an energy that depends
 * on chance.
 */
@NullMarked
package org.onsager.energy;

import org.jspecify.annotations.NullMarked;
