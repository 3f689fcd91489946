"""12,800 samples as 100 or 1000 points by what people use: MMD^2 to the samples, and seconds of the
processor.

The kernels are exp(-|x - y|^2 / (2 variance)). Equal weights unless said. goodpoints and kernel
herding by coreax in the widest kernel alone; k-means by scikit-learn with the best weights of sum
one, recombination of Nystroem features by coreax, and L-BFGS-B by scipy in all of them.
Also writes the samples beside the table, as quantise-samples.csv.

usage: quantise.py FILE.csv
"""

import csv
import functools
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
VARIANCES = [10.0, 1.0, 0.1]
POINTS = 100
MANY = 1000
HALVINGS = 7  # 12,800 / 2^7 = 100
EVALUATIONS = [20, 100, 300]
COLUMNS = ["variance", "points", "method", "mmd2", "seconds"]

Y = samples()


def gram(a, b, variance=VARIANCE):
    r = (a * a).sum(1)[:, None] + (b * b).sum(1)[None] - 2 * a @ b.T
    return np.exp(-np.maximum(r, 0) / (2 * variance))


@functools.cache
def self_energy(variance):
    return np.mean([gram(block, Y, variance).mean() for block in np.split(Y, 20)])


def mmd2(x, w=None, variance=VARIANCE):
    w = np.full(len(x), 1 / len(x)) if w is None else w
    cross = w @ gram(x, Y, variance).mean(1)
    return w @ gram(x, x, variance) @ w - 2 * cross + self_energy(variance)


def timed(action):
    begin = time.process_time()
    result = action()
    return result, time.process_time() - begin


def simplex_weights(x, variance):
    """The weights >= 0 of sum one at which MMD is least: non-negative least squares by a factor of
    the Gram matrix without what is rounding, and with a heavy row for the sum."""
    from scipy.optimize import nnls

    lengths, vectors = np.linalg.eigh(gram(x, x, variance))
    kept = lengths > 1e-15 * lengths[-1]
    roots, vectors = np.sqrt(lengths[kept]), vectors[:, kept]
    mean = (vectors.T @ gram(x, Y, variance).mean(1)) / roots
    heavy = np.full((1, len(x)), 1e3)
    factor = np.vstack([roots[:, None] * vectors.T, heavy])
    w, _ = nnls(factor, np.append(mean, 1e3), maxiter=30 * len(x))
    return w / w.sum()


def first_samples():
    x, seconds = timed(lambda: Y[:POINTS])
    yield VARIANCE, POINTS, "the first samples", mmd2(x), seconds


def k_means():
    from sklearn.cluster import KMeans

    for points in (POINTS, MANY):
        fitted, seconds = timed(lambda: KMeans(points, n_init=1, random_state=1).fit(Y))
        x = fitted.cluster_centers_
        cells = np.bincount(fitted.labels_, minlength=points) / len(Y)
        for variance in VARIANCES:
            yield variance, points, "scikit-learn k-means", mmd2(x, cells, variance), seconds
            w, more = timed(lambda: simplex_weights(x, variance))
            yield variance, points, "  with simplex weights", mmd2(x, w, variance), seconds + more


def l_bfgs_b():
    from scipy.optimize import minimize

    def objective(z, variance):
        x = z[: 2 * POINTS].reshape(POINTS, 2)
        e = np.exp(z[2 * POINTS :] - z[2 * POINTS :].max())
        w = e / e.sum()
        own, cross = gram(x, x, variance), gram(x, Y, variance)
        xi = own @ w - cross.mean(1)
        value = (w @ xi - w @ cross.mean(1) + self_energy(variance)) / 2
        slope = own @ (w[:, None] * x) - (own @ w)[:, None] * x
        slope -= cross @ Y / len(Y) - cross.mean(1)[:, None] * x
        gradient = np.concatenate([(w[:, None] * slope / variance).ravel(), w * (xi - w @ xi)])
        # Scaled, as its rules for stopping are absolute.
        return 1e6 * value, 1e6 * gradient

    for variance in VARIANCES:
        self_energy(variance)
        for evaluations in EVALUATIONS:
            start = np.concatenate([Y[:POINTS].ravel(), np.zeros(POINTS)])
            options = dict(maxfun=evaluations, maxiter=evaluations, maxcor=20, ftol=0, gtol=0)
            found, seconds = timed(
                lambda: minimize(
                    objective, start, (variance,), "L-BFGS-B", jac=True, options=options
                )
            )
            value = objective(found.x, variance)[0] * 2e-6
            yield variance, POINTS, f"scipy L-BFGS-B, {found.nfev} evaluations", value, seconds


def goodpoints():
    from goodpoints import kt

    def kernel(y, x):
        return np.exp(-((x - y) ** 2).sum(-1) / (2 * VARIANCE))

    chosen, seconds = timed(lambda: kt.thin(Y, HALVINGS, kernel, kernel, seed=1))
    yield VARIANCE, POINTS, "goodpoints kernel thinning", mmd2(Y[chosen]), seconds


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
    yield VARIANCE, POINTS, "coreax kernel herding", mmd2(x), seconds
    for optimiser in (SBQWeightsOptimiser, MMDWeightsOptimiser):
        weighted, more = timed(lambda: coreset.solve_weights(optimiser(kernel=kernel)))
        w = np.asarray(weighted.points.weights)
        sign = f"weights of any sign, least {w.min():.1e}" if w.min() < 0 else "weighted"
        yield VARIANCE, POINTS, f"  with {optimiser.__name__} ({sign})", mmd2(x, w), seconds + more


def recombination():
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    from coreax import Data
    from coreax.solvers import TreeRecombination

    for variance in VARIANCES:
        # As many eigenfunctions of the kernel on some samples as leave room for the constant.
        places = Y[: 10 * POINTS]
        lengths, vectors = np.linalg.eigh(gram(places, places, variance))
        map_ = jnp.array(vectors[:, 1 - POINTS :] / np.sqrt(lengths[1 - POINTS :]))
        centres = jnp.array(places)

        def features(y):
            return jnp.exp(-((y - centres) ** 2).sum(-1) / (2 * variance)) @ map_

        solver = TreeRecombination(test_functions=features)
        (coreset, _), seconds = timed(lambda: solver.reduce(Data(jnp.array(Y))))
        x, w = np.asarray(coreset.points.data), np.asarray(coreset.points.weights)
        value = mmd2(x, w / w.sum(), variance)
        yield variance, POINTS, "coreax recombination of Nystroem features", value, seconds


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
        for method in (first_samples, k_means, l_bfgs_b, recombination, goodpoints, coreax):
            try:
                for variance, points, name, value, seconds in method():
                    print(
                        f"variance {variance}, {points} points, {name}: "
                        f"MMD^2 {value:.2e}, {seconds:.2f} s",
                        flush=True,
                    )
                    table.writerow([variance, points, name, "%.4g" % value, "%.4g" % seconds])
            except Exception as e:  # a peer that is not here must not end the others
                print(f"{method.__name__} left out: {str(e)[:200]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
