"""Steps by jax.jit in single precision, for -Dbench=steps, which asks: a line `ift d n` or `svgd d n`
is answered by nanoseconds a step. All of a step is one compiled function of the state.

ift: an iteration of the authors' algorithm against n fresh samples of a mixture of three Gaussians,
transport along the gradient of MMD^2, then weights that take a step and are projected on the simplex.
svgd: a step of Stein variational gradient descent to such a mixture, with the score in closed form.

Squared distances are |x|^2 + |y|^2 - 2 x.y above four dimensions, and differences up to there, which
are as fast and have no cancellation. Each pair has its kernel value once.

usage: steps.py THREADS, with lines on standard input; one thread is timed by processor time, more by
the clock on the wall
"""

import os
import sys
import time

THREADS = int(sys.argv[1])
os.environ["OMP_NUM_THREADS"] = str(THREADS)
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
if THREADS == 1:
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

try:
    import jax
    import jax.numpy as jnp
except ImportError as e:
    print(f"Python has no {e.name}: run bench/peers/run.sh steps", flush=True)
    sys.exit()

REPETITION = 0.05  # seconds
COMPONENTS = 3
DISTANCE = 2  # of the means from the origin, over sqrt d
WEIGHT_RATE = 1e-3
LOW_DIMENSION = 4


def means(d):
    z = jax.random.normal(jax.random.key(1), (COMPONENTS, d))
    return DISTANCE * d**0.5 * z / jnp.linalg.norm(z, axis=1, keepdims=True)


def kernel(gamma, x, y):
    d = x.shape[1]
    if d <= LOW_DIMENSION:
        r = sum((x[:, k, None] - y[None, :, k]) ** 2 for k in range(d))
    else:
        r = jnp.maximum((x * x).sum(1)[:, None] + (y * y).sum(1)[None] - 2 * x @ y.T, 0)
    return jnp.exp(-gamma * r)


def gradient(gamma, x, y, c):
    """sum_j c_ij (x_i - y_j), times -2 gamma."""
    return -2 * gamma * (x * c.sum(1)[:, None] - c @ y)


def simplex(v):
    """The projection on the simplex, by sorting."""
    u = jnp.sort(v)[::-1]
    excess = jnp.cumsum(u) - 1
    size = jnp.arange(1, v.size + 1)
    last = jnp.sum(u - excess / size > 0)
    return jnp.maximum(v - excess[last - 1] / last, 0)


def ift(d, n):
    gamma = 1 / (2 * d) if d > 2 else 1 / 20
    m = means(d)

    def step(state):
        x, w, key = state
        key, which, where = jax.random.split(key, 3)
        y = m[jax.random.randint(which, (n,), 0, COMPONENTS)] + jax.random.normal(where, (n, d))
        g = gradient(gamma, x, x, kernel(gamma, x, x) * w)
        g = g - gradient(gamma, x, y, kernel(gamma, x, y) / n)
        x = x - n * w[:, None] * 2 * g
        xi = kernel(gamma, x, x) @ w - kernel(gamma, x, y).mean(1)
        return x, simplex(w - WEIGHT_RATE * 2 * xi), key

    x = jax.random.normal(jax.random.key(2), (n, d))
    return step, (x, jnp.full(n, 1 / n), jax.random.key(3))


def svgd(d, n):
    gamma = 1 / (2 * d)
    m = means(d)

    def score(x):
        r = ((x[:, None] - m[None]) ** 2).sum(2)
        return jax.nn.softmax(-r / 2, axis=1) @ m - x

    def step(x):
        k = kernel(gamma, x, x) / n
        return x + 0.1 * (k @ score(x) - gradient(gamma, x, x, k))

    return step, jax.random.normal(jax.random.key(2), (n, d))


class Job:
    def __init__(self, name, d, n):
        step, self.start = {"ift": ift, "svgd": svgd}[name](d, n)
        self.step = jax.jit(step)
        self.state = self.start
        for _ in range(10):
            self.run()

    def run(self):
        self.state = jax.block_until_ready(self.step(self.state))


def now():
    return time.process_time() if THREADS == 1 else time.perf_counter()


def nanoseconds(job):
    job.state = job.start
    calls, wall, begin = 0, time.perf_counter(), now()
    while calls == 0 or time.perf_counter() - wall < REPETITION:
        job.run()
        calls += 1
    return (now() - begin) / calls * 1e9


print("ready jax", jax.__version__, flush=True)
jobs = {}
for line in sys.stdin:
    if line not in jobs:
        name, d, n = line.split()
        jobs[line] = Job(name, int(d), int(n))
    print(nanoseconds(jobs[line]), flush=True)
