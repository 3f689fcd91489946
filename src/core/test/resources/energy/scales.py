"""Values for Wasserstein2ScalesTest: an assignment in rational arithmetic. Run `python scales.py`."""

from fractions import Fraction as Fr


def hungarian(c):
    """The least cost of an assignment, exactly. O(n^3)."""
    n = len(c)
    u = [0] * (n + 1)
    v = [0] * (n + 1)
    p = [0] * (n + 1)
    way = [0] * (n + 1)
    for i in range(1, n + 1):
        p[0] = i
        j0 = 0
        minv = [None] * (n + 1)
        used = [False] * (n + 1)
        while True:
            used[j0] = True
            i0 = p[j0]
            d = None
            j1 = 0
            for j in range(1, n + 1):
                if not used[j]:
                    cur = c[i0 - 1][j - 1] - u[i0] - v[j]
                    if minv[j] is None or cur < minv[j]:
                        minv[j] = cur
                        way[j] = j0
                    if d is None or minv[j] < d:
                        d = minv[j]
                        j1 = j
            for j in range(n + 1):
                if used[j]:
                    u[p[j]] += d
                    v[j] -= d
                elif minv[j] is not None:
                    minv[j] -= d
            j0 = j1
            if p[j0] == 0:
                break
        while j0:
            p[j0] = p[way[j0]]
            j0 = way[j0]
    return sum(c[p[j] - 1][j - 1] for j in range(1, n + 1))


def w2(x, y):
    X = [[Fr(a) for a in r] for r in x]
    Y = [[Fr(a) for a in r] for r in y]
    c = [[sum((a - b) ** 2 for a, b in zip(r, s)) for s in Y] for r in X]
    # Denominators are powers of two: integers are faster.
    D = max(e.denominator for r in c for e in r)
    ci = [[int(e * D) for e in r] for r in c]
    return float(Fr(hungarian(ci), D) / len(x))


def lattice(t):
    return [37 * t % 101 / 20.0, 53 * t % 103 / 20.0, 29 * t % 97 / 20.0]


base = [lattice(t) for t in range(120)]


def put(far_x, far_y, f):
    x = [list(r) for r in base[:60]]
    y = [list(r) for r in base[60:]]
    for k in range(far_x):
        f(x[5 * k + 2], k)
    for k in range(far_y):
        f(y[7 * k + 3], k + 1)
    return x, y


def scattered(scale):
    def f(r, k):
        r[0] += scale * ((3 * k) % 7 - 2.5)
        r[1] -= scale * ((5 * k) % 4)

    return put(8, 8, f)


def fill(n1, n2, val):
    def f(r, k):
        r[2] = val

    return put(n1, n2, f)


def stamps():
    x = [list(r) for r in base[:60]]
    y = [list(r) for r in base[60:]]
    for t, r in enumerate(x):
        r[1] = 1.7e9 + 3600.0 * (17 * t % 61)
    for t, r in enumerate(y):
        r[1] = 1.7e9 + 3600.0 * (23 * t % 59) + 1800
    return x, y


def cluster(scale):
    x = [list(r) for r in base[:60]]
    y = [list(r) for r in base[60:]]
    for t in range(0, 60, 2):
        x[t][0] += scale
        y[t][0] += scale
    return x, y


for s in (1e3, 1e6, 1e9, 1e12, 1e15):
    print("scattered", s, repr(w2(*scattered(s))))
for v in (1e8, 1e16, 1e30, 1e150):
    print("fill 8 8", v, repr(w2(*fill(8, 8, v))))
print("fill 8 6 1e30", repr(w2(*fill(8, 6, 1e30))))
print("stamps", repr(w2(*stamps())))
for s in (1e6, 1e9, 1e12):
    print("cluster", s, repr(w2(*cluster(s))))
print("plain", repr(w2(base[:60], base[60:])))
