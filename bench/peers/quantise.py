"""12,800 samples as 100 points by goodpoints and coreax: MMD^2 to the samples, and seconds.

The kernel is exp(-|x - y|^2 / 20), that of the first experiments. Equal weights unless said.
Also writes the samples beside the table, as quantise-samples.csv.

usage: quantise.py FILE.csv
"""

import csv
import os
import pathlib
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import numpy as np

from samples import samples

VARIANCE = 10.0
POINTS = 100
HALVINGS = 7  # 12,800 / 2^7 = 100
COLUMNS = ["method", "mmd2", "seconds"]

Y = samples()


def gram(a, b):
    r = (a * a).sum(1)[:, None] + (b * b).sum(1)[None] - 2 * a @ b.T
    return np.exp(-np.maximum(r, 0) / (2 * VARIANCE))


SELF = np.mean([gram(block, Y).mean() for block in np.split(Y, 10)])


def mmd2(x, w=None):
    w = np.full(len(x), 1 / len(x)) if w is None else w
    return w @ gram(x, x) @ w - 2 * w @ gram(x, Y).mean(1) + SELF


def timed(action):
    begin = time.perf_counter()
    result = action()
    return result, time.perf_counter() - begin


def first_samples():
    x, seconds = timed(lambda: Y[:POINTS])
    yield "the first samples", mmd2(x), seconds


def goodpoints():
    from goodpoints import kt

    def kernel(y, x):
        return np.exp(-((x - y) ** 2).sum(-1) / (2 * VARIANCE))

    chosen, seconds = timed(lambda: kt.thin(Y, HALVINGS, kernel, kernel, seed=1))
    yield "goodpoints kernel thinning", mmd2(Y[chosen]), seconds


def coreax():
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    from coreax import Data
    from coreax.kernels import SquaredExponentialKernel
    from coreax.solvers import KernelHerding
    from coreax.weights import MMDWeightsOptimiser, SBQWeightsOptimiser

    kernel = SquaredExponentialKernel(length_scale=VARIANCE**0.5)
    herding = KernelHerding(POINTS, kernel=kernel, unique=True)
    (coreset, _), seconds = timed(lambda: herding.reduce(Data(jnp.array(Y))))
    x = np.asarray(coreset.points.data)
    yield "coreax kernel herding", mmd2(x), seconds
    for optimiser in (SBQWeightsOptimiser, MMDWeightsOptimiser):
        weighted, more = timed(lambda: coreset.solve_weights(optimiser(kernel=kernel)))
        w = np.asarray(weighted.points.weights)
        sign = f"weights of any sign, least {w.min():.1e}" if w.min() < 0 else "weighted"
        yield f"  with {optimiser.__name__} ({sign})", mmd2(x, w), seconds + more


def main(file):
    np.savetxt(
        pathlib.Path(file).with_name("quantise-samples.csv"),
        Y,
        delimiter=",",
        header="x,y",
        comments="",
        fmt="%.17g",
    )
    with open(file, "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(COLUMNS)
        for method in (first_samples, goodpoints, coreax):
            try:
                for name, value, seconds in method():
                    print(f"{name}: MMD^2 {value:.2e}, {seconds:.1f} s", flush=True)
                    table.writerow([name, "%.4g" % value, "%.4g" % seconds])
            except Exception as e:  # a peer that is not here must not end the others
                print(f"{method.__name__} left out: {str(e)[:200]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
