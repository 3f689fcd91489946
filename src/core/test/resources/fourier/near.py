"""Squared MMDs near 1e-18 for NearMeasuresTest, to 40 digits: pairs of measures in near-*.csv, a signed
weight a row, and sums over all pairs of rows in mmd2.csv. Run `python near.py` (mpmath) in this folder.

In one and two dimensions two quadrature rules of a normal distribution, lattices half a step apart; in space a cloud
and itself displaced by 1e-9. The kernel is exp(-|z|^2 / 2)."""

import itertools
import math
import random

from mpmath import exp, mp, mpf, nstr

mp.dps = 50
STEP = 0.555


def lattice(d):
    rows = []
    for sign, offset in ((1, 0.0), (-1, 0.5)):
        axis = [STEP * (k + offset) for k in range(-17, 18) if abs(STEP * (k + offset)) <= 9]
        for x in itertools.product(axis, repeat=d):
            w = STEP**d * math.exp(-sum(t * t for t in x) / 2) / (2 * math.pi) ** (d / 2)
            if w > 1e-20:
                rows.append((*x, sign * w))
    return rows


def cloud(d, n):
    r = random.Random(1)
    rows = []
    for _ in range(n):
        x = [r.gauss(0, 1) for _ in range(d)]
        y = [t + 1e-9 * r.gauss(0, 1) for t in x]
        rows += [(*x, 1 / n), (*y, -1 / n)]
    return rows


def mmd2(rows):
    d = len(rows[0]) - 1
    values = [sorted({row[a] for row in rows}) for a in range(d)]
    # k is a product of axes, whose factors are few: exp(-(x - y)^2 / 2), of the doubles as they are
    axes = [{(x, y): exp(-((mpf(x) - mpf(y)) ** 2) / 2) for x in v for y in v} for v in values]
    total = mpf(0)
    for p in rows:
        part = mpf(0)
        for q in rows:
            k = mpf(q[d])
            for a in range(d):
                k *= axes[a][p[a], q[a]]
            part += k
        total += p[d] * part
    return total


with open("mmd2.csv", "w") as out:
    out.write("dimension,mmd2\n")
    for d, rows in ((1, lattice(1)), (2, lattice(2)), (3, cloud(3, 40))):
        with open(f"near-{d}.csv", "w") as file:
            file.write(",".join(f"x{a}" for a in range(d)) + ",weight\n")
            file.writelines(",".join(repr(float(t)) for t in row) + "\n" for row in rows)
        value = mmd2(rows)
        out.write(f"{d},{nstr(value, 40)}\n")
        print(d, len(rows), nstr(value, 12))
