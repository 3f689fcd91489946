"""Reference values for the tests of org.onsager.energy, by methods other than the library's.

Run `python reference.py` here (numpy, scipy, mpmath) to write particles.csv, samples.csv and values.csv anew.

  stein      derivatives of the kernel and of the whole energy by mpmath, 40 digits
  sinkhorn   the plain log-domain loop, polished by Newton's method on both potentials
  blob       double sums, nothing in the log domain
  drmmd      (Sigma + lambda)^-1 on finite features, without the Woodbury identity
  energy     double sums of distances
  w2         scipy.optimize: linear_sum_assignment and linprog (HiGHS)
"""

import mpmath as mp
import numpy as np
from scipy.optimize import linear_sum_assignment, linprog
from scipy.special import logsumexp

mp.mp.dps = 40
rng = np.random.default_rng(2024)

n, m = 12, 9
x = np.round(rng.normal(size=(n, 2)) + [0.5, -0.3], 4)
w = np.round(rng.uniform(0.2, 1.0, n), 3)
w[3] = w[7] = 0.0
w = np.round(w / w.sum(), 6)
w[-1] += 1 - w.sum()
y = np.round(rng.normal(size=(m, 2)) * [1.2, 0.7] - [0.4, 0.2], 4)
v = np.round(rng.uniform(0.3, 1.0, m), 3)
v[4] = 0.0
v = np.round(v / v.sum(), 6)
v[-1] += 1 - v.sum()

mean = np.array([0.3, -0.2])
cov = np.array([[1.0, 0.4], [0.4, 0.7]])
prec = np.linalg.inv(cov)

values = []


def put(name, numbers):
    for index, number in enumerate(np.atleast_1d(numbers).ravel()):
        values.append((name, index, float(number)))


# --- kernel Stein discrepancy: half the squared KSD and its position gradient, row by row ---


def gaussian(r2):
    return mp.e ** (-r2 / 3)  # variance 1.5


def multiquadric(r2):
    return 1 / mp.sqrt(1 + r2 / mp.mpf("0.64"))  # scale 0.8


P = mp.matrix(cov.tolist()) ** -1
M = [mp.mpf(t) for t in mean]


def score(p):
    r = mp.matrix([p[0] - M[0], p[1] - M[1]])
    return -P * r


def stein(kernel, p, q):
    """u(p, q) with every derivative of k(p, q) by mpmath."""

    def k(a, b, c, d):
        return kernel((a - c) ** 2 + (b - d) ** 2)

    at = (p[0], p[1], q[0], q[1])
    s, t = score(p), score(q)
    dx = [mp.diff(k, at, (1, 0, 0, 0)), mp.diff(k, at, (0, 1, 0, 0))]
    dy = [mp.diff(k, at, (0, 0, 1, 0)), mp.diff(k, at, (0, 0, 0, 1))]
    trace = mp.diff(k, at, (1, 0, 1, 0)) + mp.diff(k, at, (0, 1, 0, 1))
    return (
        (s[0] * t[0] + s[1] * t[1]) * k(*at)
        + s[0] * dy[0]
        + s[1] * dy[1]
        + t[0] * dx[0]
        + t[1] * dx[1]
        + trace
    )


X = [[mp.mpf(repr(float(c))) for c in row] for row in x]
W = [mp.mpf(repr(float(c))) for c in w]
for name, kernel in (("gaussian", gaussian), ("multiquadric", multiquadric)):
    u = [[stein(kernel, p, q) for q in X] for p in X]
    put("stein " + name, sum(W[i] * W[j] * u[i][j] for i in range(n) for j in range(n)) / 2)
    put("stein field " + name, [sum(W[j] * u[i][j] for j in range(n)) for i in range(n)])
    # The gradient of xi at particles 0 and 3 (massless): central differences in 40 digits.
    h = mp.mpf(10) ** -10
    for i in (0, 3):
        gradient = []
        for k in range(2):
            up, down = list(X[i]), list(X[i])
            up[k] += h
            down[k] -= h
            gradient.append(
                sum(W[j] * (stein(kernel, up, X[j]) - stein(kernel, down, X[j])) for j in range(n))
                / (2 * h)
            )
        put("stein gradient %s %d" % (name, i), gradient)

# --- Sinkhorn divergence ---


def cost(a, b):
    return ((a[:, None, :] - b[None, :, :]) ** 2).sum(-1) / 2


def transport(a, wa, b, wb, eps):
    keep, kept = wa > 0, wb > 0
    C = cost(a[keep], b[kept])
    la, lb = np.log(wa[keep]), np.log(wb[kept])
    f, g = np.zeros(keep.sum()), np.zeros(kept.sum())
    for _ in range(2_000):
        g = -eps * logsumexp((f[:, None] - C) / eps + la[:, None], axis=0)
        f = -eps * logsumexp((g[None, :] - C) / eps + lb[None, :], axis=1)
    # The plain loop creeps where epsilon is small: polish by Newton's method on both potentials.
    for _ in range(50):
        p = np.exp((f[:, None] + g[None, :] - C) / eps + la[:, None] + lb[None, :])
        defect = np.concatenate([wa[keep] - p.sum(1), wb[kept] - p.sum(0)])
        hessian = np.block([[np.diag(p.sum(1)), p], [p.T, np.diag(p.sum(0))]])
        step = eps * np.linalg.lstsq(hessian, defect, rcond=1e-15)[0]
        step *= min(1, eps / np.abs(step).max()) if np.abs(step).max() > 0 else 1
        f, g = f + step[: len(f)], g + step[len(f) :]
    assert np.abs(defect).max() < 1e-14, (eps, np.abs(defect).max())
    value = wa[keep] @ f + wb[kept] @ g
    extended = -eps * logsumexp((g[None, :] - cost(a, b[kept])) / eps + lb[None, :], axis=1)
    return value, extended


for eps in (1.0, 0.1, 0.01):
    xy, fxy = transport(x, w, y, v, eps)
    xx, fxx = transport(x, w, x, w, eps)
    yy, _ = transport(y, v, y, v, eps)
    put("sinkhorn %s" % eps, xy - xx / 2 - yy / 2)
    xi = fxy - fxx
    put("sinkhorn field %s" % eps, xi - w @ xi)

# --- blob relative entropy, h = 0.6 ---

h2 = 0.36
D2 = ((x[:, None, :] - x[None, :, :]) ** 2).sum(-1)
phi = np.exp(-D2 / (2 * h2)) / (2 * np.pi * h2)
rho = phi @ w
logp = -0.5 * np.einsum("ik,kl,il->i", x - mean, prec, x - mean) - np.log(
    2 * np.pi * np.sqrt(np.linalg.det(cov))
)
put("blob", w @ (np.log(rho) - logp))
put("blob field", np.log(rho) + phi @ (w / rho) - logp)

# --- (de)-regularised MMD, Gaussian kernel of variance 1.5 ---

z = np.vstack([x, y])
G = np.exp(-((z[:, None, :] - z[None, :, :]) ** 2).sum(-1) / 3)
eigenvalues, vectors = np.linalg.eigh(G)
features = vectors * np.sqrt(np.maximum(eigenvalues, 0))
delta = w @ features[:n] - v @ features[n:]
for lam in (10.0, 0.1, 0.001):
    sigma = (features[n:].T * v) @ features[n:] + lam * np.eye(n + m)
    solved = np.linalg.solve(sigma, delta)
    put("drmmd %s" % lam, (1 + lam) * (delta @ solved))
    put("drmmd field %s" % lam, (1 + lam) * (features[:n] @ solved))

# --- energy distance on the line (first coordinates) and in the plane ---


def energy(a, wa, b, wb):
    def mean_distance(p, wp, q, wq):
        return wp @ np.sqrt(((p[:, None, :] - q[None, :, :]) ** 2).sum(-1)) @ wq

    return (
        mean_distance(a, wa, b, wb)
        - mean_distance(a, wa, a, wa) / 2
        - mean_distance(b, wb, b, wb) / 2
    )


put("energy line", energy(x[:, :1], w, y[:, :1], v))
put("energy plane", energy(x, w, y, v))

# --- 2-Wasserstein distance ---


def linear_program(a, wa, b, wb):
    C = 2 * cost(a, b)
    rows = np.kron(np.eye(len(a)), np.ones(len(b)))
    columns = np.kron(np.ones(len(a)), np.eye(len(b)))
    result = linprog(
        C.ravel(),
        A_eq=np.vstack([rows, columns])[:-1],
        b_eq=np.concatenate([wa, wb])[:-1],
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    return result.fun


put("w2 squared weighted", linear_program(x, w, y, v))
put("w2 squared uniform", linear_program(x, np.full(n, 1 / n), y, np.full(m, 1 / m)))
# Lattice points of two colours: 49 each, and every cost ties with many others.
t = np.arange(98)
lattice = np.stack([(37 * t) % 101, (53 * t) % 103, (29 * t) % 97], axis=1) / 20.0
C = 2 * cost(lattice[:49], lattice[49:])
r, c = linear_sum_assignment(C)
put("w2 squared assignment", C[r, c].mean())

np.savetxt("particles.csv", np.column_stack([x, w]), delimiter=",", fmt="%.17g", header="x,y,w", comments="")
np.savetxt("samples.csv", np.column_stack([y, v]), delimiter=",", fmt="%.17g", header="x,y,w", comments="")
with open("values.csv", "w") as out:
    out.write("name,index,value\n")
    for name, index, number in values:
        out.write("%s,%d,%.17g\n" % (name, index, number))
