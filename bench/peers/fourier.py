"""FINUFFT at the job of -Dbench=fourier, which asks: a line `d length tolerance n` is answered by
nanoseconds a particle, processor time of one thread.

The job is one non-uniform transform of type 1, from real weights to modes, and one of type 2 of d + 1
functions at once, values and gradients. (Two real functions in one complex one would save half of
the second; FINUFFT's own documentation does not do so.)

usage: fourier.py, with lines on standard input
"""

import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"

try:
    import finufft
    import numpy as np
except ImportError as e:
    print(f"Python has no {e.name}: run bench/peers/run.sh fourier", flush=True)
    sys.exit()

REPETITION = 0.05  # seconds
LEAST = 1e-15  # FINUFFT warns below
CLIPPED = 4.9


class Job:
    """The same clouds as in FourierCase.java, but for their random numbers."""

    def __init__(self, d, length, tolerance, n):
        random = np.random.default_rng(1)
        x = random.standard_normal((d, n))
        while (far := np.abs(x) > CLIPPED).any():
            x[far] = random.standard_normal(far.sum())
        q = np.sqrt(-2 * np.log(tolerance))
        h = 2 * np.pi / (length + q)
        m = int(q / h)
        self.points = [h * length / (2 * CLIPPED) * a for a in x]
        self.modes = (2 * m + 1,) * d
        self.weights = np.full(n, 1 / n, dtype=complex)
        k = [h * np.arange(-m, m + 1).reshape([-1 if a == b else 1 for b in range(d)]) for a in range(d)]
        self.factors = np.stack([np.ones(self.modes)] + [1j * (a + np.zeros(self.modes)) for a in k])
        self.coefficients = np.exp(-sum(a * a for a in k) / 2)
        self.eps = max(tolerance, LEAST)
        self.first = getattr(finufft, f"nufft{d}d1")
        self.second = getattr(finufft, f"nufft{d}d2")

    def run(self):
        sums = self.first(*self.points, self.weights, self.modes, eps=self.eps, nthreads=1)
        functions = self.factors * (self.coefficients * sums)
        return self.second(*self.points, functions, eps=self.eps, nthreads=1)


def nanoseconds(job, n):
    calls, wall, begin = 0, time.perf_counter(), time.process_time()
    while calls == 0 or time.perf_counter() - wall < REPETITION:
        job.run()
        calls += 1
    return (time.process_time() - begin) / calls / n * 1e9


print("ready", finufft.__version__, flush=True)
line, job = None, None
for asked in sys.stdin:
    d, length, tolerance, n = asked.split()
    if asked != line:
        line, job = asked, Job(int(d), float(length), float(tolerance), int(n))
        job.run()
    print(nanoseconds(job, int(n)), flush=True)
