"""Values for SmallEpsilonTest: numpy, scipy; Newton's method on the semi-dual at every epsilon of an annealing."""

import numpy as np
from scipy.special import logsumexp
from scipy.spatial.distance import cdist

L = np.loadtxt


def solve(x, y, w, v, eps, iters=200):
    C = cdist(x, y, "sqeuclidean") / 2
    g = np.zeros(len(y))
    lw = np.log(w)
    lv = np.log(v)

    def f_of(g, e):
        return -e * logsumexp((g - C) / e + lv, axis=1)

    def dual(g, e):
        return w @ f_of(g, e) + v @ g

    e = C.max()
    while True:
        e = max(e / 1.5, eps)
        for it in range(iters):
            f = f_of(g, e)
            P = np.exp((f[:, None] + g - C) / e + lv) * w[:, None]
            r = P.sum(0) - v
            if abs(r / v).max() < (1e-12 if e == eps else 1e-6):
                break
            H = (np.diag(P.sum(0)) - (P / w[:, None]).T @ P) / e
            d = np.linalg.lstsq(H + 1e-14 / e * np.eye(len(v)) * v.max(), -r, rcond=1e-15)[0]
            d -= v @ d
            t = 1.0
            base = dual(g, e)
            while t > 1e-6 and dual(g + t * d, e) < base + 1e-4 * t * (-r @ d):
                t /= 2
            g = g + t * d
            if t <= 1e-6:
                g = -e * logsumexp((f[:, None] - C) / e + lw[:, None], axis=0)
        if e == eps:
            break
    f = f_of(g, eps)
    P = np.exp((f[:, None] + g - C) / eps + lv) * w[:, None]
    return w @ f + v @ g, P, abs(P.sum(0) / v - 1).max()


def div(x, y, w, v, eps):
    a, P, ea = solve(x, y, w, v, eps)
    b, Q, eb = solve(x, x, w, w, eps)
    c, _, ec = solve(y, y, v, v, eps)
    g = x - (P @ y) / P.sum(1)[:, None] - (x - (Q @ x) / Q.sum(1)[:, None])
    return a - b / 2 - c / 2, g, (ea, eb, ec)


p, q = L("small_epsilon_p.txt"), L("small_epsilon_q.txt")
u = np.full(50, 1 / 50)
t = np.full(40, 1 / 40)
for e in (1e-2, 1e-3, 1e-4, 1e-5):
    F, g, err = div(p, q, u, t, e)
    print(e, F, u @ (g**2).sum(axis=1), err)
