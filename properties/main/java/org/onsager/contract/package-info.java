/**
 * Contracts that hold your energies, kernels, geometries, targets, schemes and steps to the laws of
 * {@link org.onsager.law}, on arbitrary trials, one test a law. jqwik draws and shrinks the trials.
 *
 * <p>A test class implements a contract and names its subject; the laws come with the contract:
 *
 * <pre>{@code
 * class MyEnergyTest implements EnergyContract {
 *   public Energy subject() {
 *     return new MyEnergy();
 *   }
 * }
 * }</pre>
 *
 * <p>Where the object is not defined everywhere, {@link org.onsager.contract.Contract#domain} says
 * where.
 */
@NullMarked
package org.onsager.contract;

import org.jspecify.annotations.NullMarked;
