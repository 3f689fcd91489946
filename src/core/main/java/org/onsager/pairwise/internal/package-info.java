/**
 * The passes over blocks of pairs, in plain Java ({@code Scalar*}) and on {@code
 * jdk.incubator.vector} ({@code Vector*}), over doubles and over floats ({@code *Single*}), and the
 * workspaces that they read and write. Public for {@code pairwise} alone.
 */
@NullMarked
package org.onsager.pairwise.internal;

import org.jspecify.annotations.NullMarked;
