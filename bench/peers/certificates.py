"""Mixing distributions by npeb and by cvxpy with Clarabel on a grid, D-optimal designs by cvxpy: mean
log-likelihood (log det for designs), the gap to the largest one, at most, and seconds.

The data of the mixtures are those that `-Dbench=certificates` leaves in the folder of FILE.csv:
normal observations of standard deviation one. The gap is max xi - mean xi with the first variation
xi of the objective, its maximum by a fine grid and descents from the 40 best of it.

usage: certificates.py FILE.csv
"""

import csv
import os
import pathlib
import sys
import time
import warnings

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["RAYON_NUM_THREADS"] = "1"

import numpy as np

STEPS = 1000
COLUMNS = ["problem", "method", "value", "gap", "points", "seconds", "processor_seconds"]

warnings.filterwarnings("ignore")


def data(folder, name):
    file = folder / f"certificates-{name}.csv"
    if not file.exists():
        raise ValueError(f"{file} is not there: run mvn -q compile -Dbench=certificates first")
    return np.loadtxt(file, delimiter=",", skiprows=1, ndmin=2)[:, :-1]


def grid(x, side):
    axes = [np.linspace(a.min(), a.max(), side) for a in x.T]
    return np.stack(np.meshgrid(*axes), -1).reshape(-1, x.shape[1])


def densities(x, atoms):
    square = ((x[:, None, :] - atoms[None]) ** 2).sum(-1)
    return np.exp(-square / 2) / (2 * np.pi) ** (x.shape[1] / 2)


def mixture(x, atoms, weights):
    """Mean log-likelihood and gap of a mixing distribution."""
    from scipy.optimize import minimize

    weights = weights / weights.sum()
    p = densities(x, atoms) @ weights

    def xi(y):
        return (densities(x, np.atleast_2d(y)) / p[:, None]).mean(0)

    cover = grid(x, {1: 5000, 2: 120}[x.shape[1]])
    values = np.concatenate([xi(part) for part in np.array_split(cover, 50)])
    starts = np.vstack([cover[np.argsort(-values)[:30]], atoms[np.argsort(-weights)[:10]]])
    best = max(-minimize(lambda y: -xi(y)[0], s, tol=1e-14).fun for s in starts)
    return np.log(p).mean(), max(best, values.max()) - 1


def timed(action):
    wall, processor = time.perf_counter(), time.process_time()
    result = action()
    return result, time.perf_counter() - wall, time.process_time() - processor


def clarabel(folder):
    import cvxpy as cp

    x = data(folder, "galaxies")
    for side in (300, 2000):
        atoms = grid(x, side)

        def solve():
            w = cp.Variable(side, nonneg=True)
            a = densities(x, atoms)
            cp.Problem(cp.Maximize(cp.sum(cp.log(a @ w)) / len(x)), [cp.sum(w) == 1]).solve("CLARABEL")
            return np.maximum(w.value, 0)

        w, *seconds = timed(solve)
        value, gap = mixture(x, atoms, w)
        yield "galaxies", f"cvxpy with Clarabel, grid of {side}", value, gap, (w > 1e-9).sum(), *seconds


def npeb(folder):
    from npeb import GLMixture

    for name, side in (("circle-300", 30), ("circle-1000", 50)):
        x = data(folder, name)
        fit = GLMixture(prec_type="diagonal", homoscedastic=True)
        fit.atoms_init = grid(x, side)
        # Scored at the last step, which also keeps the atoms: without, fit forgets them.
        arguments = dict(max_iter_em=STEPS, score_every=STEPS - 1, weight_thresh=1e-6, solver="cvxpy")
        _, *seconds = timed(lambda: fit.fit(x, np.ones(2), **arguments))
        value, gap = mixture(x, np.asarray(fit.atoms), np.asarray(fit.weights))
        method = f"npeb, grid of {side} x {side}, then {STEPS} steps of EM"
        yield name.replace("-", ", "), method, value, gap, len(fit.weights), *seconds


def design(folder):
    import cvxpy as cp

    axis = np.linspace(-1, 1, 41)
    x = np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2)

    def response(x):
        a, b = x.T
        return np.stack([a**0, 3**0.5 * a, 3**0.5 * b, 5**0.5 * (3 * a * a - 1) / 2, 3 * a * b,
                         5**0.5 * (3 * b * b - 1) / 2], 1)

    f = response(x)
    a, b = x.T
    monomials = np.stack([a**0, a, b, a * a, a * b, b * b], 1)  # Clarabel fails with f itself

    def solve():
        w = cp.Variable(len(x), nonneg=True)
        information = monomials.T @ cp.diag(w) @ monomials
        cp.Problem(cp.Maximize(cp.log_det(information)), [cp.sum(w) == 1]).solve("CLARABEL")
        return np.maximum(w.value, 0)

    w, *seconds = timed(solve)
    w = w / w.sum()
    information = f.T @ (w[:, None] * f)
    fine = np.linspace(-1, 1, 801)
    fine = response(np.stack(np.meshgrid(fine, fine), -1).reshape(-1, 2))
    gap = np.einsum("ij,ij->i", fine @ np.linalg.inv(information), fine).max() - f.shape[1]
    value = np.linalg.slogdet(information)[1]
    yield "design on the square", "cvxpy with Clarabel, grid of 41 x 41", value, gap, (w > 1e-6).sum(), *seconds


def main(file):
    folder = pathlib.Path(file).parent
    with open(file, "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(COLUMNS)
        for method in (clarabel, design, npeb):
            try:
                for problem, name, value, gap, points, wall, processor in method(folder):
                    print(
                        f"{problem}, {name}: {value:.14f}, gap {gap:.1e}, {points} points,"
                        f" {wall:.1f} s, {processor:.1f} s of the processor",
                        flush=True,
                    )
                    row = ["%.16g" % value, "%.3g" % gap, points, "%.3g" % wall, "%.3g" % processor]
                    table.writerow([problem, name, *row])
                    out.flush()
            except Exception as e:  # a peer that is not here must not end the others
                print(f"{method.__name__} left out: {str(e)[:200]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
