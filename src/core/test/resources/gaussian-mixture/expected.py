"""Writes the csv files beside it. Needs numpy; run `python3 expected.py`.

The embedding of a normal distribution in a Gaussian kernel, its gradient and the self-energy, by
quadrature and by no closed form: y = m + L z with L the Cholesky factor, and the trapezoidal rule in
z on [-9, 9]^2. For Gaussian integrands its error is of order exp(-2 pi^2 / (c h^2)) with c the
largest curvature of the exponent: rounding, for the steps h used here. The script checks itself
with another step; it runs a few minutes.
"""

import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
GAMMA = 1 / 20  # variance 10, as in the paper
NARROW = 0.7

A = [(1.0, [0, 0], [[1, 0.5], [0.5, 2]])]
B = [
    (1 / 3, [0, 0], [[1, 0.5], [0.5, 2]]),
    (1 / 3, [3, -1], [[1, 0], [0, 1]]),
    (1 / 3, [1, 4], [[3, 0.5], [0.5, 1]]),
]
START = [(1.0, [5, 5], [[1, 0], [0, 1]])]


def nodes(mixture, step):
    """Points and weights of a rule for the mixture."""
    z = np.arange(-9, 9 + step / 2, step)
    w = np.exp(-z * z / 2)
    w = w / w.sum()
    zz = np.stack(np.meshgrid(z, z, indexing="ij"), -1).reshape(-1, 2)
    ww = np.outer(w, w).ravel()
    keep = ww > 1e-20
    zz, ww = zz[keep], ww[keep]
    points = [np.array(m) + zz @ np.linalg.cholesky(np.array(s)).T for _, m, s in mixture]
    return np.concatenate(points), np.concatenate([p * ww for p, _, _ in mixture])


def embedding(mixture, gamma, x, step):
    """Value and gradient at x."""
    y, w = nodes(mixture, step)
    k = np.exp(-gamma * ((x - y) ** 2).sum(1)) * w
    return [k.sum(), *(-2 * gamma * ((x - y) * k[:, None]).sum(0))]


def cross(first, second, gamma, step):
    x, v = nodes(first, step)
    y, w = nodes(second, step)
    total = 0.0
    for start in range(0, len(x), 500):
        part = x[start : start + 500]
        r = ((part[:, None] - y[None]) ** 2).sum(-1)
        total += v[start : start + 500] @ (np.exp(-gamma * r) @ w)
    return total


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w") as out:
        out.write(header + "\n")
        for row in rows:
            out.write(",".join(repr(float(r)) for r in row) + "\n")


points = np.array([[0, 0], [5, 5], [-2.5, 1], [3, -1], [1.5, 2.25], [-6, 8]], float)
rows = []
for target, mixture in enumerate([A, B]):
    for gamma in [GAMMA, NARROW]:
        for x in points:
            value = embedding(mixture, gamma, x, 0.1)
            check = embedding(mixture, gamma, x, 0.13)
            assert np.allclose(value, check, rtol=0, atol=1e-13), (value, check)
            rows.append([target, gamma, *x, *value])
write("embedding.csv", "target (0: a; 1: b),gamma,x,y,value,slope x,slope y", rows)

rows = []
for target, mixture in enumerate([A, B]):
    for gamma in [GAMMA, NARROW]:
        value = cross(mixture, mixture, gamma, 0.2)
        check = cross(mixture, mixture, gamma, 0.22)
        assert abs(value - check) < 1e-12, (value, check)
        rows.append([target, gamma, value])
write("self-energy.csv", "target (0: a; 1: b),gamma,self-energy", rows)

rows = []
for target, mixture in enumerate([A, B]):
    squared = (
        cross(START, START, GAMMA, 0.2)
        + cross(mixture, mixture, GAMMA, 0.2)
        - 2 * cross(START, mixture, GAMMA, 0.2)
    )
    rows.append([target, GAMMA, squared])
write("population.csv", "target (0: a; 1: b),gamma,MMD^2 of the start N((5 5) I)", rows)
