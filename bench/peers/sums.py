"""Gaussian kernel sums with gradients in PyTorch, JAX and KeOps, in double, on one thread.

A step is what a flow needs: values and gradients at n particles, of the particles' own weighted sum
and of the mean over n samples, 2 n^2 pairs. Prints and writes a csv; times are processor time of the
process, so that a busy machine changes them little.

usage: sums.py FILE.csv [DxN ...]
"""

import csv
import os
import statistics
import sys
import time

THREADS = 1
os.environ["OMP_NUM_THREADS"] = str(THREADS)
os.environ["OPENBLAS_NUM_THREADS"] = str(THREADS)
os.environ["MKL_NUM_THREADS"] = str(THREADS)
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import numpy as np

SIZES = [(2, 100), (2, 1000), (2, 10_000), (100, 2000), (100, 10_000)]
COLUMNS = ["workload", "peer", "ns_per_pair", "spread", "error"]
KEOPS_LIMIT = 2e9  # coordinates of pairs
CHECKED = 20  # rows compared with numpy
REPETITION = 0.15  # seconds
REPETITIONS = 7


class Problem:
    """The same clouds in every run; see Cloud.java."""

    def __init__(self, d, n):
        random = np.random.default_rng(1)
        self.d, self.n = d, n
        self.gamma = 0.5 if d == 2 else 1 / (2 * d)
        self.x = random.standard_normal((n, d))
        self.y = 1.1 * random.standard_normal((n, d)) + 0.3
        self.w = random.random(n) + 0.5
        self.w /= self.w.sum()
        self.u = np.full(n, 1 / n)

    def reference(self):
        """Values and gradients (but for the factor -2 gamma) of the first rows."""
        out = []
        for z, c in ((self.x, self.w), (self.y, self.u)):
            difference = self.x[:CHECKED, None, :] - z[None]
            k = np.exp(-self.gamma * (difference**2).sum(-1)) * c
            out.append((k.sum(1), np.einsum("ij,ijk->ik", k, difference)))
        (a, ga), (b, gb) = out
        return a, b, ga - gb


def combine(one, x, w, y, u):
    a, ga = one(x, x, w)
    b, gb = one(x, y, u)
    return a, b, ga - gb


def torch_peers(p):
    import torch

    torch.set_num_threads(THREADS)
    data = [torch.tensor(a) for a in (p.x, p.w, p.y, p.u)]

    def closed(x, z, c):
        square = (z * z).sum(1)[None, :] + (x * x).sum(1)[:, None]
        k = torch.addmm(square, x, z.T, alpha=-2).clamp(min=0).mul(-p.gamma).exp()
        v = k @ c
        return v, x * v[:, None] - k @ (z * c[:, None])

    def differences(x, z, c):
        d = [x[:, k, None] - z[None, :, k] for k in range(p.d)]
        k = torch.exp(-p.gamma * sum(e * e for e in d)) * c
        return k.sum(1), torch.stack([(k * e).sum(1) for e in d], 1)

    yield "PyTorch eager", lambda: combine(closed, *data)
    compiled = torch.compile(lambda x, w, y, u: combine(closed, x, w, y, u))
    yield "torch.compile", lambda: compiled(*data)
    if p.d <= 4:
        fused = torch.compile(lambda x, w, y, u: combine(differences, x, w, y, u), fullgraph=True)
        yield "torch.compile fused", lambda: fused(*data)


def jax_peers(p):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    data = [jnp.array(a) for a in (p.x, p.w, p.y, p.u)]

    def closed(x, z, c):
        r = (x * x).sum(1)[:, None] + (z * z).sum(1)[None] - 2 * x @ z.T
        k = jnp.exp(-p.gamma * jnp.maximum(r, 0))
        v = k @ c
        return v, x * v[:, None] - k @ (z * c[:, None])

    def differences(x, z, c):
        d = [x[:, k, None] - z[None, :, k] for k in range(p.d)]
        k = jnp.exp(-p.gamma * sum(e * e for e in d)) * c
        return k.sum(1), jnp.stack([(k * e).sum(1) for e in d], 1)

    def peer(one):
        jitted = jax.jit(lambda x, w, y, u: combine(one, x, w, y, u))
        return lambda: jax.block_until_ready(jitted(*data))

    yield "JAX jit", peer(closed)
    if p.d <= 4:
        yield "JAX jit fused", peer(differences)


def keops_peers(p):
    if p.d * p.n * p.n > KEOPS_LIMIT:
        raise ValueError("a step would take a minute or more")
    import pykeops
    from pykeops.numpy import Genred

    pykeops.set_verbose(False)
    x, y = np.ascontiguousarray(p.x), np.ascontiguousarray(p.y)
    w, u, g = p.w[:, None].copy(), p.u[:, None].copy(), np.array([p.gamma])
    k = "Exp(-g*SqDist(x,y))*c"
    arguments = [f"x=Vi({p.d})", f"y=Vj({p.d})", "c=Vj(1)", "g=Pm(1)"]
    both = Genred(f"Concat({k},{k}*(x-y))", arguments, reduction_op="Sum", axis=1)

    def step():
        a = both(x, x, w, g, backend="CPU")
        b = both(x, y, u, g, backend="CPU")
        return a[:, 0], b[:, 0], a[:, 1:] - b[:, 1:]

    yield "KeOps", step


def measured(step):
    """Median and spread (range of the middle half over the median) of the seconds of a step."""
    for _ in range(3):
        step()
    times = []
    for _ in range(REPETITIONS):
        begin, wall, calls = time.process_time(), time.perf_counter(), 0
        while calls == 0 or time.perf_counter() - wall < REPETITION:
            step()
            calls += 1
        times.append((time.process_time() - begin) / calls)
    low, median, high = statistics.quantiles(times, n=4)
    return median, (high - low) / median


def error(result, reference):
    return max(
        np.abs(np.asarray(a, float)[:CHECKED] - b).max() / np.abs(b).max()
        for a, b in zip(result, reference)
    )


def main(file, sizes):
    with open(file, "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(COLUMNS)
        print(("%-34s %-20s" + " %12s" * 3) % tuple(COLUMNS))
        for d, n in sizes:
            problem = Problem(d, n)
            reference = problem.reference()
            workload = f"gaussian d={d} n={n} double"
            for peers in (torch_peers, jax_peers, keops_peers):
                try:
                    for name, step in peers(problem):
                        wrong = error(step(), reference)
                        seconds, spread = measured(step)
                        row = (workload, name, seconds / (2 * n * n) * 1e9, spread, wrong)
                        print("%-34s %-20s %12.3f %12.3f %12.1e" % row, flush=True)
                        table.writerow([workload, name] + ["%.4g" % a for a in row[2:]])
                        out.flush()
                except Exception as e:  # a peer that is not here must not end the others
                    print(f"{workload}: {peers.__name__} left out: {str(e)[:200]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], [tuple(map(int, a.split("x"))) for a in sys.argv[2:]] or SIZES)
