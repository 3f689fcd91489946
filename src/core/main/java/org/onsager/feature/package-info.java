/** Smooth feature maps and convex losses, of which composite energies are made. */
@org.jspecify.annotations.NullMarked
package org.onsager.feature;
