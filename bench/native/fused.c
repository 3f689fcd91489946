/*
 * What C can do by hand at d = 2: the Gaussian's values and gradients in one fused loop over vectors
 * of queries, with the same 2^-r, differences and weights, in vector types of gcc.
 *
 *   gcc -O3 -march=native -DLANES=8 fused.c -o fused -lm && ./fused 10000     AVX-512
 *   gcc -O3 -march=native -mno-avx512f -DLANES=4 fused.c -o fused -lm         AVX2
 *
 * Prints nanoseconds per pair of a step like those of -Dbench=sums: the median and the least of 11
 * repetitions, by processor time, of one thread. Not with -ffast-math, which drops the rounding.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef double vec __attribute__((vector_size(8 * LANES)));
typedef long long ints __attribute__((vector_size(8 * LANES)));

#ifndef BODY
#define BODY 1 /* vectors of queries in the loop; more are no faster on a Zen 4 */
#endif
#define BLOCK (BODY * LANES)

static inline vec power(vec r) {
  const double magic = 0x1.8p52;
  ints near = r < 1023; /* all bits or none */
  r = (vec)(((ints)r & near) | ((ints)(1023 - (vec){}) & ~near));
  vec t = r + magic, f = r - (t - magic), g = f * f;
  vec even = g * 7.074105626245659e-09 + 1.321543308959463e-06;
  vec odd = g * -4.4352809446103363e-10 - 1.0178198033328528e-07;
  even = even * g + 0.00015403530462514614;
  odd = odd * g - 1.5252733489960805e-05;
  even = even * g + 0.009618129107588335;
  odd = odd * g - 0.001333355814678995;
  even = even * g + 0.24022650695910155;
  odd = odd * g - 0.055504108664819925;
  even = even * g + 1;
  odd = odd * g - 0.6931471805599453;
  return (vec)((ints)(odd * f + even) - ((ints)t << 52));
}

/* sums of w 2^-(a |x - y|^2) and of the same times x - y, for BLOCK queries */
static void sums(const double *x, const double *z, int m, const double *y, const double *v,
                 const double *w, double a, double *s, double *g, double *h) {
  vec xs[BODY], zs[BODY], ss[BODY] = {}, gs[BODY] = {}, hs[BODY] = {};
  memcpy(xs, x, sizeof xs);
  memcpy(zs, z, sizeof zs);
  for (int j = 0; j < m; j++) {
#pragma GCC unroll 8
    for (int b = 0; b < BODY; b++) {
      vec e = xs[b] - y[j], f = zs[b] - v[j];
      vec c = power((e * e + f * f) * a) * w[j];
      ss[b] += c;
      gs[b] += c * e;
      hs[b] += c * f;
    }
  }
  memcpy(s, ss, sizeof ss);
  memcpy(g, gs, sizeof gs);
  memcpy(h, hs, sizeof hs);
}

static void field(int n, const double *x, const double *y, const double *w, double a, double *out) {
  for (int i = 0; i < n; i += BLOCK) {
    sums(x + i, x + n + i, n, y, y + n, w, a, out + i, out + n + i, out + 2 * n + i);
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double normal(void) {
  double u = drand48(), v = drand48();
  return sqrt(-2 * log(1 - u)) * cos(2 * M_PI * v);
}

static int ascending(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

int main(int argc, char **argv) {
  int n = (argc > 1 ? atoi(argv[1]) : 10000) / BLOCK * BLOCK;
  double *x = malloc(16 * n), *y = malloc(16 * n), *w = malloc(8 * n), *out = malloc(48 * n);
  for (int i = 0; i < 2 * n; i++) {
    x[i] = normal();
    y[i] = normal();
  }
  for (int i = 0; i < n; i++) w[i] = 1.0 / n;
  double a = 0.5 * M_LOG2E, error = 0, times[11];
  field(n, x, y, w, a, out);
  for (int i = 0; i < 20; i++) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double e = x[i] - y[j], f = x[n + i] - y[n + j];
      sum += w[j] * exp(-0.5 * (e * e + f * f));
    }
    error = fmax(error, fabs(sum - out[i]) / sum);
  }
  int steps = 1 + (int)(5e7 / ((double)n * n));
  for (int r = 0; r < 11; r++) {
    double start = now();
    for (int k = 0; k < steps; k++) {
      field(n, x, x, w, a, out);
      field(n, x, y, w, a, out + 3 * n);
    }
    times[r] = (now() - start) / steps / (2.0 * n * n) * 1e9;
  }
  qsort(times, 11, sizeof(double), ascending);
  printf("%d lanes, n = %d: %.3f ns per pair, least %.3f; relative error %.1e\n", LANES, n, times[5],
         times[0], error);
  return 0;
}
