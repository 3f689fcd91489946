"""The data set of the quantisation: 12,800 samples of the mixture of three Gaussians in the plane of
Gladin et al. (2024), section 4, with a fixed seed.

usage: samples.py FILE.csv
"""

import sys

import numpy as np

COUNT = 12_800
SEED = 5
MEANS = [[0, 0], [3, -1], [1, 4]]
COVARIANCES = [[[1, 0.5], [0.5, 2]], [[1, 0], [0, 1]], [[3, 0.5], [0.5, 1]]]


def samples():
    random = np.random.default_rng(SEED)
    component = random.integers(0, len(MEANS), COUNT)
    factors = np.linalg.cholesky(np.array(COVARIANCES))[component]
    noise = random.standard_normal((COUNT, 2))
    return np.array(MEANS)[component] + np.einsum("nij,nj->ni", factors, noise)


if __name__ == "__main__":
    np.savetxt(sys.argv[1], samples(), delimiter=",", header="x,y", comments="", fmt="%.17g")
