package org.onsager.law;

import org.onsager.chart.Chart;
import org.onsager.chart.Stretch;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** A chart that says of everything what another says: a saboteur changes one thing. */
class AlteredChart implements Chart {

  final Chart honest;

  AlteredChart(Chart honest) {
    this.honest = honest;
  }

  @Override
  public int dimension() {
    return honest.dimension();
  }

  @Override
  public int imageDimension() {
    return honest.imageDimension();
  }

  @Override
  public Points at(Points z) {
    return honest.at(z);
  }

  @Override
  public Block jacobian(Points z) {
    return honest.jacobian(z);
  }

  @Override
  public Block curvature(Points z, Block p) {
    return honest.curvature(z, p);
  }

  @Override
  public Points into(Points x) {
    return honest.into(x);
  }

  @Override
  public Points canonical(Points z) {
    return honest.canonical(z);
  }

  @Override
  public Stretch over(double[] centre, double[] halfWidths) {
    return honest.over(centre, halfWidths);
  }
}
