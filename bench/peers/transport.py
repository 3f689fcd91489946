"""Exact W2 by POT and Sinkhorn divergences by geomloss, on the data of -Dbench=transport.

Processor seconds of the process, one thread; the cost matrix of POT included. Gradients of geomloss
are times n, as ours are, and their error is against ours at a tolerance of 1e-9.

usage: transport.py FOLDER FILE.csv
"""

import csv
import os
import pathlib
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np

FOLDER = pathlib.Path(sys.argv[1])
COLUMNS = ["work", "points", "peer", "seconds", "value", "gradient_error"]
EPSILON = 0.01


def read(name):
    return np.loadtxt(FOLDER / f"transport-{name}.csv", delimiter=",", skiprows=1)


def timed(action, least=2.0):
    action()
    times = []
    while sum(times) < least:
        begin = time.process_time()
        result = action()
        times.append(time.process_time() - begin)
    return result, sum(times) / len(times)


def exact():
    import ot

    for n in 100, 500, 2000:
        for weights in "uniform", "weighted":
            mu, nu = (read(f"w2-{weights}-{n}-{side}") for side in ("mu", "nu"))
            a, b = mu[:, 2] / mu[:, 2].sum(), nu[:, 2] / nu[:, 2].sum()
            value, seconds = timed(
                lambda: ot.emd2(a, b, ot.dist(mu[:, :2], nu[:, :2]), numItermax=10**8)
            )
            yield f"w2-{weights}", n, "POT", seconds, value, 0


def entropic():
    import torch
    from geomloss import SamplesLoss

    torch.set_num_threads(1)
    for n in 1000, 3000:
        x, y = (torch.tensor(read(f"sinkhorn-{n}-{side}")[:, :2]) for side in ("mu", "nu"))
        right = read(f"sinkhorn-{n}-gradients")
        x.requires_grad_(True)
        for scaling in 0.5, 0.7, 0.9, 0.99:
            loss = SamplesLoss(
                "sinkhorn", p=2, blur=EPSILON**0.5, scaling=scaling, backend="tensorized"
            )

            def step():
                value = loss(x, y)
                return value.item(), torch.autograd.grad(value, [x])[0].numpy()

            (value, gradient), seconds = timed(step)
            error = np.linalg.norm(n * gradient - right) / np.linalg.norm(right)
            yield "sinkhorn", n, f"geomloss, scaling {scaling}", seconds, value, error


def main():
    with open(sys.argv[2], "w", newline="") as out:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        for peer in exact, entropic:
            try:
                for row in peer():
                    print(*row)
                    table.writerow(row)
            except ImportError as e:
                print("left out:", e, file=sys.stderr)


main()
