package org.onsager.feature.fourier;

/**
 * Products of two basis functions of an axis as two basis functions of twice the frequencies:
 *
 * <pre>{@code
 * cos k cos l = (cos(k - l) + cos(k + l)) / 2,   sin k cos l = (sin(k - l) + sin(k + l)) / 2,
 * sin k sin l = (cos(k - l) - cos(k + l)) / 2.
 * }</pre>
 *
 * <p>The pair of the slots s and t is {@code s * size + t}.
 */
final class AxisProducts {

  private final int size;
  private final double spacing;
  private final int[] less;
  private final int[] more;
  private final double[] ofLess;
  private final double[] ofMore;

  private AxisProducts(int size, double spacing) {
    this.size = size;
    this.spacing = spacing;
    this.less = new int[size * size];
    this.more = new int[size * size];
    this.ofLess = new double[size * size];
    this.ofMore = new double[size * size];
  }

  /** Of frequencies up to {@code most * spacing}. */
  static AxisProducts of(int most, double spacing) {
    AxisProducts products = new AxisProducts(2 * (most + 1), spacing);
    for (int s = 0; s < products.size; s++) {
      for (int t = 0; t < products.size; t++) {
        products.put(s, t);
      }
    }
    return products;
  }

  private void put(int s, int t) {
    int k = s / 2;
    int l = t / 2;
    int sine = (s ^ t) & 1;
    boolean ofSines = (s & t & 1) == 1;
    int pair = s * size + t;
    less[pair] = 2 * Math.abs(k - l) + sine;
    more[pair] = 2 * (k + l) + sine;
    // sin(k - l) is odd: cos k sin l has the other sign.
    double sign = (s & 1) == 1 ? Math.signum(k - l) : Math.signum(l - k);
    ofLess[pair] = sine == 1 ? sign / 2 : 0.5;
    ofMore[pair] = ofSines ? -0.5 : 0.5;
  }

  /**
   * The factor of {@code b_s' b_t'}, which is one of {@code b_s^1 b_t^1} with sines for cosines and
   * cosines for sines: zero where one of them is constant.
   */
  double slopes(int s, int t) {
    int first = s / 2;
    int second = t / 2;
    double omegas = (spacing * first) * (spacing * second);
    return ((s ^ t) & 1) == 1 ? -omegas : omegas;
  }

  /** {@code sum_e moments_e [b_s b_t]_e}. */
  double contracted(double[] moments, int s, int t) {
    int pair = s * size + t;
    return ofLess[pair] * moments[less[pair]] + ofMore[pair] * moments[more[pair]];
  }

  /** Adds a multiple of the same, for moments in rows of {@code out.length}, one row a slot. */
  void addContracted(double factor, double[] moments, int s, int t, double[] out) {
    int pair = s * size + t;
    int first = less[pair] * out.length;
    int second = more[pair] * out.length;
    double a = factor * ofLess[pair];
    double b = factor * ofMore[pair];
    for (int e = 0; e < out.length; e++) {
      out[e] += a * moments[first + e] + b * moments[second + e];
    }
  }
}
