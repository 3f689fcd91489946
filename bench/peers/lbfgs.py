"""L-BFGS-B of scipy on positions and softmax weights, on the samples and starts of -Dbench=lbfgs.

MMD^2 of the lowest point found after some numbers of evaluations, and processor seconds of the
process, one thread. Its memory is its usual 10 pairs, and 100, as ours.

usage: lbfgs.py FOLDER FILE.csv
"""

import csv
import os
import pathlib
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from scipy.optimize import minimize

FOLDER = pathlib.Path(sys.argv[1])
COLUMNS = ["variance", "evaluations", "start", "memory", "mmd2", "seconds"]
VARIANCES = [10.0, 1.0, 0.1]
EVALUATIONS = [100, 300, 1000]
MEMORIES = [10, 100]


def read(file):
    return np.loadtxt(file, delimiter=",", skiprows=1)


Y = read(FOLDER / "lbfgs-samples.csv")
SQUARES = (Y * Y).sum(1)


def gram(a, b, squares, variance):
    r = (a * a).sum(1)[:, None] + squares[None] - 2 * a @ b.T
    return np.exp(-np.maximum(r, 0) / (2 * variance))


class Objective:
    """MMD^2 / 2, times 1e6, as the rules for stopping are absolute; remembers what it found."""

    SCALE = 1e6

    def __init__(self, n, variance):
        self.n, self.variance = n, variance
        blocks = np.split(Y, 20)
        self.self_energy = np.mean([gram(b, Y, SQUARES, variance).mean() for b in blocks])
        self.begin()

    def begin(self):
        self.lowest, self.seconds, self.started = [], [], time.process_time()

    def __call__(self, z):
        n, variance = self.n, self.variance
        x = z[: 2 * n].reshape(n, 2)
        e = np.exp(z[2 * n :] - z[2 * n :].max())
        w = e / e.sum()
        own, cross = gram(x, x, (x * x).sum(1), variance), gram(x, Y, SQUARES, variance)
        mean = cross.mean(1)
        xi = own @ w - mean
        value = (w @ xi - w @ mean + self.self_energy) / 2
        slope = own @ (w[:, None] * x) - (own @ w)[:, None] * x
        slope -= cross @ Y / len(Y) - mean[:, None] * x
        gradient = np.concatenate([(w[:, None] * slope / variance).ravel(), w * (xi - w @ xi)])
        self.lowest.append(min([2 * value, *self.lowest[-1:]]))
        self.seconds.append(time.process_time() - self.started)
        return self.SCALE * value, self.SCALE * gradient


def main():
    starts = sorted(FOLDER.glob("lbfgs-start-*.csv"))
    with open(sys.argv[2], "w", newline="") as out:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        for variance in VARIANCES:
            for memory in MEMORIES:
                rows = []
                for start, file in enumerate(starts):
                    x = read(file)
                    objective = Objective(len(x), variance)
                    most = EVALUATIONS[-1]
                    options = dict(maxfun=most, maxiter=most, maxcor=memory, ftol=0, gtol=0)
                    z = np.concatenate([x.ravel(), np.zeros(len(x))])
                    minimize(objective, z, method="L-BFGS-B", jac=True, options=options)
                    last = len(objective.lowest)
                    for count in EVALUATIONS:
                        k = min(count, last) - 1
                        found, seconds = objective.lowest[k], objective.seconds[k]
                        rows.append((count, found))
                        table.writerow([variance, count, start, memory, found, seconds])
                for count in EVALUATIONS:
                    found = sorted(value for c, value in rows if c == count)
                    median = found[len(found) // 2]
                    print(
                        f"variance {variance}, {count} evaluations, {memory} pairs:"
                        f" MMD^2 {median:.2e} ({found[0]:.1e} to {found[-1]:.1e})"
                    )


main()
