/**
 * Runs as pages to look at: files to send, and pages that follow a run while it goes on.
 *
 * <p>A page is one html file that needs nothing else and asks no network:
 *
 * {@snippet class="org.onsager.page.PagePageTest" region="report"}
 *
 * <p>The same page on this machine, while the run goes on; a button stops it:
 *
 * {@snippet class="org.onsager.page.PagePageTest" region="live"}
 *
 * <p>In reading order:
 *
 * <ul>
 *   <li>{@link org.onsager.page.Report} says what stands on a page: runs by name, settings, tables,
 *       pictures, what the film is shown against.
 *   <li>{@link org.onsager.page.Live} serves such a page while a run goes on.
 * </ul>
 *
 * <p>Curves are drawn by uPlot, which is in the page with its licence; the film, on a canvas, by
 * this package. How exact they are: five digits a number, 65,533 steps a coordinate, 255 a radius.
 */
@NullMarked
package org.onsager.page;

import org.jspecify.annotations.NullMarked;
