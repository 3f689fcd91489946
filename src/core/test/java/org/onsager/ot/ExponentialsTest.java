package org.onsager.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Key;

class ExponentialsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100})
  void agreeWithThoseOneByOne(int n) {
    double e = 0.3;
    double[] z = Key.of(n).normals(n).map(entry -> 20 * entry).toArray();
    double top = Exponentials.top(z, n);
    assertEquals(Arrays.stream(z).max().orElseThrow(), top);
    double[] found = z.clone();
    Exponentials.relativeTo(top, e, found, new double[n], n);
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double r = (top - z[j]) / e;
      // 3 ulp, and two roundings of the exponent.
      double expected = Math.exp(-r);
      assertEquals(expected, found[j], (3 + 2 * r) * Math.ulp(1.0) * expected, "entry " + j);
      sum += found[j] * z[j];
    }
    double size = Arrays.stream(z).map(Math::abs).sum();
    assertEquals(sum, Exponentials.dot(found, z, n), n * Math.ulp(1.0) * size);
  }
}
