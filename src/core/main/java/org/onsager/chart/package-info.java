/**
 * Charts: smooth maps {@code x = c(z)} onto sets in which particles are to stay. An energy behind a
 * chart is an energy in z, which every scheme can move without knowing of walls.
 *
 * <p>A rate is {@code >= 0}, and the best mixing distribution of these counts has an atom <i>at</i>
 * zero. Starts are known as rates, and so is the result:
 *
 * {@snippet class="org.onsager.chart.ChartPageTest" region="rates"}
 *
 * <p>Why a chart? Reflection makes a kink at the wall, projection needs to know which particles are
 * on it. A chart has {@code c' = 0} there: with {@code xi} the first variation in x, the second
 * derivative in z is {@code xi' c''}, positive where the energy pulls towards the wall, so that
 * second-order steps converge to it quadratically. The price: a particle exactly on a wall feels no
 * force in z, and stays. Start inside, and look for minima of xi in z, where the wall is a point
 * like others.
 *
 * <p>Charts of groups of coordinates are put side by side:
 *
 * {@snippet class="org.onsager.chart.ChartPageTest" region="product"}
 *
 * <table>
 * <caption>The charts of the library</caption>
 * <tr><th>chart</th><th>x</th><th>canonical z</th></tr>
 * <tr><td>{@link org.onsager.chart.Chart#interval interval}, {@link org.onsager.chart.Chart#box
 * box}</td><td>{@code lo + (hi - lo) (1 + sin z) / 2}</td><td>{@code |z| <= pi / 2}</td></tr>
 * <tr><td>{@link org.onsager.chart.Chart#halfLine() halfLine}</td><td>{@code scale z^2 / 2}</td>
 * <td>{@code z >= 0}</td></tr>
 * <tr><td>{@link org.onsager.chart.Chart#ball ball}</td><td>{@code radius z sin |z| / |z|}</td>
 * <td>{@code |z| <= pi / 2}</td></tr>
 * <tr><td>{@link org.onsager.chart.Chart#sphere sphere}</td><td>{@code z / |z|}</td><td>{@code |z| =
 * 1}</td></tr>
 * <tr><td>{@link org.onsager.chart.Chart#torus torus}</td><td>z modulo periods</td><td>{@code 0 <=
 * z < period}</td></tr>
 * <tr><td>{@link org.onsager.chart.Chart#identity identity}</td><td>z</td><td>all</td></tr>
 * </table>
 *
 * <p>Different z may have the same x. {@link org.onsager.chart.Chart#canonical} gives one z for
 * each x: two particles that are to become one are made canonical first. Merging, insertion and
 * searches work in z.
 *
 * <p>Where a chart is not defined, as that of the sphere at {@code z = 0}, it says so with advice
 * ({@link org.onsager.measure.Trouble}): a trial is made shorter, a run ends with a sentence, and
 * there is no NaN. A point that is not in the set is refused by {@link
 * org.onsager.chart.Chart#into}.
 *
 * <p>A chart of your own gives the map with its two derivatives, and is held to the laws by {@code
 * ChartContract}.
 */
@NullMarked
package org.onsager.chart;

import org.jspecify.annotations.NullMarked;
