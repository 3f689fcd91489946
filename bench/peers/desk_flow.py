"""What examples/desk/Experiment.java does, in numpy and matplotlib: 3000 steps of the flow of 100
particles to two Gaussians, MMD^2 after each, curves and particles as png and svg. Weights take a
multiplicative step where the library solves a quadratic program, which is less work.

usage: desk_flow.py BASE
"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

VARIANCE = 10.0
MEANS = np.array([[0.0, 0.0], [3.0, -1.0]])
VARIANCES = np.array([1.0, 2.0])
TAU, REACTION, STEPS = 10.0, 0.1, 3000


def bumps(x, means, variances):
    """Gaussians of the kernel's height, widened by the variances, and differences: (n, k), (n, k, 2)."""
    wide = VARIANCE + variances
    gaps = x[:, None, :] - means[None, :, :]
    return VARIANCE / wide * np.exp(-(gaps**2).sum(-1) / (2 * wide)), gaps / wide[..., None]


def first_variation(x, w):
    near, gaps = bumps(x, x, np.zeros(len(x)))
    far, ways = bumps(x, MEANS, VARIANCES)
    xi = near @ w - far.mean(1)
    gradient = -np.einsum("ij,ijk,j->ik", near, gaps, w) + np.einsum("ij,ijk->ik", far, ways) / 2
    return xi, gradient, far.mean(1)


def main(base):
    random = np.random.default_rng(1)
    start = 5 + random.standard_normal((100, 2))
    x, w = start.copy(), np.full(100, 0.01)
    own, _ = bumps(MEANS, MEANS, VARIANCES + VARIANCES[:, None])
    losses, kept = [], [start]
    for step in range(STEPS + 1):
        xi, gradient, far = first_variation(x, w)
        losses.append(w @ (xi - far) + own.mean())
        if step == 20:
            kept.append(x.copy())
        x = x - TAU * gradient
        xi, _, _ = first_variation(x, w)
        w = w * np.exp(-TAU * REACTION * (xi - w @ xi))
        w /= w.sum()
    kept.append(x)
    print("MMD^2 =", losses[-1])

    figure, axes = plt.subplots(1, 4, figsize=(13, 3.6))
    axes[0].semilogy(losses)
    axis = np.linspace(-4, 12, 150)
    grid = np.stack(np.meshgrid(axis, axis), -1)
    distances = ((grid[..., None, :] - MEANS) ** 2).sum(-1)
    density = (np.exp(-distances / (2 * VARIANCES)) / VARIANCES).sum(-1)
    for panel, points in zip(axes[1:], kept):
        panel.contour(axis, axis, density, 4)
        panel.scatter(*points.T, c=w, s=20)
    figure.tight_layout()
    figure.savefig(base + ".png", dpi=200)
    figure.savefig(base + ".svg")


if __name__ == "__main__":
    main(sys.argv[1])
