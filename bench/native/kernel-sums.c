/*
 * The same steps in plain C, as a careful C programmer writes them: arrays of coordinates, one pass
 * over the sources for each query, no intrinsics. gcc -O3 -march=native -ffast-math turns exp into
 * calls of glibc's vector library.
 *
 * Reads lines "FAMILY D N OPERATION QUERIES SECONDS" and answers each with nanoseconds per pair,
 * or NaN for what it does not know.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BLOCK 256 /* sources whose profiles stay in the first-level cache */

typedef struct {
  int d, n, queries;
  double *x, *y, *w, *u;  /* particles, samples: d rows of n; weights of both */
  double *value, *gradient;
} step_t;

static double length_, gamma_;

/* phi(s) and, from s and phi, phi'(s) */
#define GAUSSIAN_PHI exp(-g * s)
#define GAUSSIAN_SLOPE (-g * phi)
#define MULTIQUADRIC_PHI (1 / sqrt(1 + 2 * g * s))
#define MULTIQUADRIC_SLOPE (-g * phi * phi * phi)
#define LAPLACE_PHI exp(-sqrt(s) / l)
#define LAPLACE_SLOPE (s > 0 ? -phi / (2 * l * sqrt(s)) : 0)
#define MATERN32_PHI ((1 + sqrt(3 * s) / l) * exp(-sqrt(3 * s) / l))
#define MATERN32_SLOPE (-3 * g * exp(-sqrt(3 * s) / l))
#define MATERN52_PHI ((1 + sqrt(5 * s) / l + 5 * s / (3 * l * l)) * exp(-sqrt(5 * s) / l))
#define MATERN52_SLOPE (-5 * g / 3 * (1 + sqrt(5 * s) / l) * exp(-sqrt(5 * s) / l))
#define ENERGY_PHI (-sqrt(s))
#define ENERGY_SLOPE (s > 0 ? -0.5 / sqrt(s) : 0)

#define PASSES(name, PHI, SLOPE)                                                               \
  __attribute__((noinline)) static void name##_field2(const step_t *t, const double *y,        \
                                                      const double *w) {                       \
    const double g = gamma_, l = length_;                                                      \
    const double *restrict y0 = y, *restrict y1 = y + t->n, *restrict v = w;                   \
    (void)g, (void)l;                                                                          \
    for (int i = 0; i < t->queries; i++) {                                                     \
      double a = t->x[i], b = t->x[t->n + i], sum = 0, p = 0, q = 0;                           \
      for (int j = 0; j < t->n; j++) {                                                         \
        double e = a - y0[j], f = b - y1[j], s = e * e + f * f;                                \
        double phi = PHI, c = 2 * v[j] * SLOPE;                                                \
        sum += v[j] * phi;                                                                     \
        p += c * e;                                                                            \
        q += c * f;                                                                            \
      }                                                                                        \
      t->value[i] = sum;                                                                       \
      t->gradient[i] = p;                                                                      \
      t->gradient[t->queries + i] = q;                                                         \
    }                                                                                          \
  }                                                                                            \
  __attribute__((noinline)) static void name##_profiles(double *restrict s_, double *restrict c, \
                                                        int n) {                               \
    const double g = gamma_, l = length_;                                                      \
    (void)g, (void)l;                                                                          \
    for (int j = 0; j < n; j++) {                                                              \
      double s = s_[j], phi = PHI;                                                             \
      c[j] = SLOPE;                                                                            \
      s_[j] = phi;                                                                             \
    }                                                                                          \
  }

PASSES(gaussian, GAUSSIAN_PHI, GAUSSIAN_SLOPE)
PASSES(multiquadric, MULTIQUADRIC_PHI, MULTIQUADRIC_SLOPE)
PASSES(laplace, LAPLACE_PHI, LAPLACE_SLOPE)
PASSES(matern32, MATERN32_PHI, MATERN32_SLOPE)
PASSES(matern52, MATERN52_PHI, MATERN52_SLOPE)
PASSES(energy, ENERGY_PHI, ENERGY_SLOPE)

typedef struct {
  const char *name;
  void (*field2)(const step_t *, const double *, const double *);
  void (*profiles)(double *, double *, int);
} family_t;

static const family_t FAMILIES[] = {
    {"gaussian", gaussian_field2, gaussian_profiles},
    {"multiquadric", multiquadric_field2, multiquadric_profiles},
    {"laplace", laplace_field2, laplace_profiles},
    {"matern32", matern32_field2, matern32_profiles},
    {"matern52", matern52_field2, matern52_profiles},
    {"energy", energy_field2, energy_profiles},
};

/* any dimension: sources in blocks, so that distances and profiles stay in the cache */
static void field(const family_t *f, const step_t *t, const double *y, const double *w) {
  int d = t->d, n = t->n;
  memset(t->value, 0, sizeof(double) * t->queries);
  memset(t->gradient, 0, sizeof(double) * t->queries * d);
  for (int from = 0; from < n; from += BLOCK) {
    int m = n - from < BLOCK ? n - from : BLOCK;
    for (int i = 0; i < t->queries; i++) {
      double s[BLOCK], c[BLOCK];
      memset(s, 0, sizeof s);
      for (int k = 0; k < d; k++) {
        const double *row = y + (size_t)k * n + from, a = t->x[(size_t)k * n + i];
        for (int j = 0; j < m; j++) s[j] += (a - row[j]) * (a - row[j]);
      }
      f->profiles(s, c, m);
      double sum = 0;
      for (int j = 0; j < m; j++) {
        sum += w[from + j] * s[j];
        c[j] *= 2 * w[from + j];
      }
      t->value[i] += sum;
      for (int k = 0; k < d; k++) {
        const double *row = y + (size_t)k * n + from, a = t->x[(size_t)k * n + i];
        double p = 0;
        for (int j = 0; j < m; j++) p += c[j] * (a - row[j]);
        t->gradient[k * t->queries + i] += p;
      }
    }
  }
}

static void run(const family_t *f, const step_t *t) {
  if (t->d == 2) {
    f->field2(t, t->x, t->w);
    f->field2(t, t->y, t->u);
  } else {
    field(f, t, t->x, t->w);
    field(f, t, t->y, t->u);
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* a busy machine changes it little */
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double normal(void) {
  double u = drand48(), v = drand48();
  return sqrt(-2 * log(1 - u)) * cos(2 * M_PI * v);
}

static step_t make(int d, int n, int queries) {
  size_t all = (size_t)d * n;
  step_t t = {d, n, queries,
              malloc(8 * all), malloc(8 * all), malloc(8 * (size_t)n), malloc(8 * (size_t)n),
              malloc(8 * (size_t)queries), malloc(8 * (size_t)queries * d)};
  for (size_t i = 0; i < all; i++) {
    t.x[i] = normal();
    t.y[i] = 1.1 * normal() + 0.3;
  }
  for (int i = 0; i < n; i++) {
    t.w[i] = (0.5 + drand48()) / n;
    t.u[i] = 1.0 / n;
  }
  length_ = d == 2 ? 1 : sqrt(d);
  gamma_ = 1 / (2 * length_ * length_);
  return t;
}

static void release(step_t *t) {
  free(t->x);
  free(t->y);
  free(t->w);
  free(t->u);
  free(t->value);
  free(t->gradient);
}

int main(void) {
  char line[256], name[64], operation[64], last[256] = "";
  step_t t = make(1, 1, 1);
  volatile double sink = 0;
  while (fgets(line, sizeof line, stdin)) {
    int d, n, queries;
    double seconds, answer = -1;
    if (sscanf(line, "%63s %d %d %63s %d %lf", name, &d, &n, operation, &queries, &seconds) != 6) {
      return 1;
    }
    const family_t *f = NULL;
    for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++) {
      if (!strcmp(FAMILIES[i].name, name)) f = &FAMILIES[i];
    }
    if (f && !strcmp(operation, "FIELD")) {
      if (strcmp(last, line)) {
        release(&t);
        t = make(d, n, queries);
        run(f, &t);
        strcpy(last, line);
      }
      long calls = 0;
      double begin = now(), elapsed;
      do {
        run(f, &t);
        sink += t.value[0];
        calls++;
        elapsed = now() - begin;
      } while (elapsed < seconds);
      answer = elapsed / calls / (2.0 * n * queries) * 1e9;
    }
    if (answer > 0) {
      printf("%.6f\n", answer);
    } else {
      printf("NaN\n"); /* as Java reads it */
    }
    fflush(stdout);
  }
  release(&t);
  return 0;
}
