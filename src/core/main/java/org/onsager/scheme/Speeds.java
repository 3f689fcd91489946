package org.onsager.scheme;

/**
 * The geometry of an unsplit step.
 *
 * @param alpha the speed of the Wasserstein part
 * @param beta the speed of the Hellinger part
 * @param conservesMass whether that is spherical
 */
record Speeds(double alpha, double beta, boolean conservesMass) {}
