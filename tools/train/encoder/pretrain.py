"""Learns words and gates from papers that are not annotated: one direction of the LSTM tells the next word, the other
the one before (Peters and others, 2018), against words drawn at random.

WORK/corpus.npz (prepare.py) → WORK/pretrained.pkl. Forty minutes on two busy cores. Environment: H cells, STEPS."""
import os, pickle, time
import jax
import jax.numpy as jnp
import numpy as np
import optax
from data import E0, WORK
from model import D, base, g, run, types_vec

H = int(os.environ.get('H', '128'))
STEPS = int(os.environ.get('STEPS', '4000'))
B, T, NEG = 96, 81, 1536
z = np.load(f'{WORK}/corpus.npz')
tok, wid, gid, sid = z['tok'], z['wid'], z['gid'], z['sid']
cnt = np.bincount(wid[tok], minlength=len(E0)).astype(np.float64)
cnt[:2] = 0
q = cnt**.75
q /= q.sum()
cdf = np.cumsum(q)
logq = jnp.asarray(np.log(q * NEG + 1e-12).astype(np.float32))
# frequent words are told seldom
keep = np.minimum(1, np.sqrt(3e-4 / np.maximum(cnt / cnt.sum(), 1e-9)))
keep[1] = 0
n = (len(tok) - 1) // (T - 1)
chunks = np.arange(n) * (T - 1)
r = np.random.default_rng(5)
r.shuffle(chunks)
P = base(H)
P['Of'], P['Ob'] = g(H, D), g(H, D)
P['U'], P['ub'] = (P['E'] * .5).copy(), np.zeros(len(E0), np.float32)
K = int(B * (T - 1) * .42) // 64 * 64  # places told, a batch
NT = 4096                              # distinct words, a batch


def make(starts):
    tk = np.stack([tok[c:c + T] for c in starts], 1)
    u, inv = np.unique(tk, return_inverse=True)
    u, inv = u[:NT], np.minimum(inv.reshape(tk.shape), NT - 1)
    pad = np.zeros(NT, np.int64)
    pad[:len(u)] = u
    w = wid[tk]
    chosen = keep[w]

    def fit(a):
        r.shuffle(a)
        k = min(len(a), K)
        mask = np.zeros(K, np.float32)
        mask[:k] = 1
        return np.concatenate([a[:k], np.zeros(K - k, a.dtype)]).astype(np.int32), mask

    a, am = fit(np.flatnonzero(r.random(w[1:].shape) < chosen[1:]))
    b, bm = fit(np.flatnonzero(r.random(w[:-1].shape) < chosen[:-1]))
    neg = np.searchsorted(cdf, r.random(NEG)).clip(0, len(q) - 1).astype(np.int32)
    return (wid[pad], gid[pad], sid[pad], inv.astype(np.int32),
            a, am, w[1:].reshape(-1)[a], b, bm, w[:-1].reshape(-1)[b], neg)


def loss(P, tw, tg, ts, inv, a, am, ya, b, bm, yb, neg, key):
    x = types_vec(P, tw, tg, ts)[inv]
    # now and then the word as a whole is hidden, so that its spelling alone must do
    shown = jax.random.bernoulli(key, .92, x.shape[:2] + (1,))
    x = jnp.concatenate([x[..., :D] * shown, x[..., D:], jnp.ones(x.shape[:2] + (1,))], -1)
    h = run(P['l1'], x, jnp.ones(x.shape[:2]))
    hf = h[:-1, :, :H].reshape(-1, H)[a] @ P['Of']
    hb = h[1:, :, H:].reshape(-1, H)[b] @ P['Ob']
    N, nb = P['U'][neg], P['ub'][neg] - logq[neg]

    def nll(hh, y, m):
        right = (hh * P['U'][y]).sum(-1) + P['ub'][y] - logq[y]
        wrong = jnp.where(neg[None] == y[:, None], -1e9, hh @ N.T + nb)
        return ((jnp.logaddexp(right, jax.nn.logsumexp(wrong, -1)) - right) * m).sum() / m.sum()

    forwards, backwards = nll(hf, ya, am), nll(hb, yb, bm)
    return forwards + backwards, (forwards, backwards)


schedule = optax.warmup_cosine_decay_schedule(0, 4e-3, 150, STEPS, 1e-4)
opt = optax.chain(optax.clip_by_global_norm(1.), optax.adam(schedule, b2=.99))
P = jax.tree.map(jnp.asarray, P)
S = opt.init(P)


@jax.jit
def update(P, S, key, *batch):
    (_, parts), grads = jax.value_and_grad(loss, has_aux=True)(P, *batch, key)
    u, S = opt.update(grads, S, P)
    return optax.apply_updates(P, u), S, parts


start, key, mean = time.time(), jax.random.PRNGKey(0), None
for s in range(STEPS):
    i = (s * B) % (n - B)
    key, k = jax.random.split(key)
    P, S, parts = update(P, S, k, *make(chunks[i:i + B]))
    mean = np.array(parts) if mean is None else mean * .98 + np.array(parts) * .02
    if s % 100 == 99:
        print(s + 1, mean.round(3), '%.0f s' % (time.time() - start), flush=True)
    if s % 400 == 399 or s == STEPS - 1:
        pickle.dump(jax.tree.map(np.asarray, P), open(f'{WORK}/pretrained.pkl', 'wb'))
