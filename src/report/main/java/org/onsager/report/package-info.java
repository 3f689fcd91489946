/**
 * What people look at: pictures and progress.
 *
 * <p>What a run leaves is a picture or a file in one call each:
 *
 * {@snippet class="org.onsager.report.ReportPageTest" region="outcome"}
 *
 * <p>In reading order:
 *
 * <ul>
 *   <li>{@link org.onsager.report.Picture} is anything that has a size and draws itself on a {@link
 *       org.onsager.report.Canvas}; one call to {@link org.onsager.report.Picture#save save} writes
 *       it as PNG and as SVG, {@link org.onsager.report.Picture#png png} and {@link
 *       org.onsager.report.Picture#svg svg} are the same in memory. Pictures stand {@link
 *       org.onsager.report.Picture#beside beside} and {@link org.onsager.report.Picture#above
 *       above} each other.
 *   <li>{@link org.onsager.report.Curves} shows losses: {@link org.onsager.report.Panel}s that hold
 *       {@link org.onsager.report.Curve}s with bands and reference {@link
 *       org.onsager.report.Level}s over two {@link org.onsager.report.Axis axes}.
 *   <li>{@link org.onsager.report.Snapshots} shows weighted particles: a {@link
 *       org.onsager.report.Snapshot} a moment, or a state that a run kept.
 *   <li>{@link org.onsager.report.Progress} tells how far a long computation is.
 * </ul>
 *
 * <p>Tables and files of numbers are in {@link org.onsager.data}, pages in {@link
 * org.onsager.page}.
 *
 * <p>Outcomes and particles come in as they are, curves of other origin as plain arrays, which are
 * copied. No method opens a window: unless {@code java.awt.headless} is set already, the first
 * picture sets it to {@code true}.
 *
 * <p>The pictures are drawn by this package itself, not by a chart library, because translucent
 * bands that stay finite on a logarithmic axis, superscript decades, one colour an algorithm across
 * panels, equal aspect ratios and a colour for each particle would all have to be worked around in
 * one. What they share (scales, ticks, axes, lettering) is a few small classes.
 */
@NullMarked
package org.onsager.report;

import org.jspecify.annotations.NullMarked;
