package org.onsager.report;

/** Two pictures side by side, or one above the other. */
record Pair(Picture first, Picture second, boolean horizontal) implements Picture {

  @Override
  public String title() {
    return first.title() + "; " + second.title();
  }

  @Override
  public double width() {
    return horizontal ? first.width() + second.width() : Math.max(first.width(), second.width());
  }

  @Override
  public double height() {
    return horizontal
        ? Math.max(first.height(), second.height())
        : first.height() + second.height();
  }

  @Override
  public void draw(Canvas canvas) {
    first.draw(canvas);
    double dx = horizontal ? first.width() : 0;
    double dy = horizontal ? 0 : first.height();
    canvas.shifted(dx, dy, second::draw);
  }
}
