"""MMD^2 near 1e-18 to forty digits, for the tests of org.onsager.energy.FourierMmd.

near.csv has particles that Gauss-Newton steps left near three targets, and the samples of the third: numbers as
doubles hold them. Run `python near.py` here (mpmath) to write near-values.csv anew. The kernel is
exp(-|x - y|^2 / 20), its embedding of N(m, S) is det(I + S / 10)^(-1/2) exp(-(x - m)' (10 I + S)^-1 (x - m) / 2).
"""

import csv
from collections import defaultdict

import mpmath as mp

mp.mp.dps = 60
VARIANCE = mp.mpf(10)

ONE = [(1, [0, 0], [[1, 0.5], [0.5, 2]])]
THREE = [
    (mp.mpf(1 / 3), [0, 0], [[1, 0.5], [0.5, 2]]),
    (mp.mpf(1 / 3), [3, -1], [[1, 0], [0, 1]]),
    (mp.mpf(1 / 3), [1, 4], [[3, 0.5], [0.5, 1]]),
]


def smoothed(z, s):
    """The kernel at z in one dimension or two, averaged over N(0, s)."""
    if len(z) == 1:
        v = VARIANCE + s[0][0]
        return mp.sqrt(VARIANCE / v) * mp.exp(-z[0] ** 2 / (2 * v))
    a, b, c = VARIANCE + s[0][0], mp.mpf(s[0][1]), VARIANCE + s[1][1]
    det = a * c - b * b
    square = (c * z[0] ** 2 - 2 * b * z[0] * z[1] + a * z[1] ** 2) / det
    return VARIANCE / mp.sqrt(det) * mp.exp(-square / 2)


def atoms(points):
    zero = [[0, 0], [0, 0]]
    return [(w, x, zero) for w, x in points]


def inner(mu, nu):
    total = mp.mpf(0)
    for p, x, s in mu:
        for q, y, t in nu:
            z = [a - b for a, b in zip(x, y)]
            total += p * q * smoothed(z, [[a + b for a, b in zip(r, u)] for r, u in zip(s, t)])
    return total


measures = defaultdict(list)
with open("near.csv") as file:
    for row in csv.DictReader(file):
        x = [mp.mpf(float(row[axis])) for axis in ("x", "y") if row[axis]]
        measures[row["case"]].append((mp.mpf(float(row["weight"])), x))

targets = {"gaussian": ONE, "mixture": THREE, "samples": atoms(measures["target"])}
with open("near-values.csv", "w") as file:
    file.write("case,mmd squared\n")
    for name, target in targets.items():
        mu = atoms(measures[name])
        value = inner(mu, mu) - 2 * inner(mu, target) + inner(target, target)
        file.write(f"{name},{mp.nstr(value, 20)}\n")
