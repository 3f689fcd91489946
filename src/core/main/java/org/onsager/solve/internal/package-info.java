/**
 * Arithmetic that the packages of core share: blocks of parallel work, multiply-add with and
 * without hardware for it, sums in two doubles, positive parts of matrices, and what all loops on
 * vectors need: their shape, and how they are found. Public for core alone.
 */
@NullMarked
package org.onsager.solve.internal;

import org.jspecify.annotations.NullMarked;
