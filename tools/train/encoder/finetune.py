"""Learns the tagger over the encoder from labelled papers: a layer that looks at a token with its neighbours, and a
linear chain over its labels; the pretrained words and gates go on learning, more slowly.

Environment: TRAIN, TEST (files of sentences.js or silver.js, with commas), OUT (a model for export.py), FROM (a model to go on
from, WORK/pretrained.pkl unless told), SKIPMOD=k/n (leaves the k-th of n parts of the papers out), EPOCHS, LR, DROP, BATCH,
FAST=1 (the pretrained parts learn nearly as fast as the rest), STAND (a file written every 300 steps; a run that was cut off
goes on from there and ends as it would have), WORK (pretrained.pkl and what data.py needs)."""
import json, math, os, pickle, time
import jax
import jax.numpy as jnp
import numpy as np
import optax
from data import NG, SHAPES, WORK, fold_of, grams, norm, shape, vocab
from model import D, NF, g, lstm, run, types_vec

EPOCHS = int(os.environ.get('EPOCHS', '7'))
LR, DROP = float(os.environ.get('LR', '1.5e-3')), float(os.environ.get('DROP', '.4'))
B, WIDTH, REACH, SECOND, SEED = int(os.environ.get('BATCH', '24')), 64, 3, 48, 1
# labels (src/extract/tagger/labels.ts), relations (src/extract/relate.ts), links with the paper's own thing (src/extract/links.ts)
L, R, K = 17, 5, 5
MOST = 480  # tokens of a paper
ROLE, LINK = .3, .3    # what relations and links count for beside the labels
types = {'</s>': 0}
names = ['</s>']


def load(file):
    docs = []
    for line in open(file, encoding='utf8'):
        paper = json.loads(line)
        t, sp, fl, y, r, q = [], [], [], [], [], []
        for s in paper['s']:
            t += s['t'] + ['</s>']
            sp += s['b'] + [0]
            fl += [s['f']] * (len(s['t']) + 1)
            y.append(s['ls'])
            r.append(s['rs'])
            q.append(s['ks'])
        # one row a draw (silver.js); annotated papers have one alone; nothing at the end of a sentence
        y, r, q = (np.concatenate([np.pad(np.array(rows, np.int8), ((0, 0), (0, 1))) for rows in z], 1) for z in (y, r, q))
        y = np.stack([y, r, q], 1)
        t, sp, fl, y = t[:MOST], sp[:MOST], fl[:MOST], y[:, :, :MOST]
        low = {w for w in t if w == w.lower()}
        titled = {w.lower() for w, f in zip(t, fl) if f}
        cnt = {}
        for w in t:
            cnt[w] = cnt.get(w, 0) + 1
            if w not in types:
                types[w] = len(names)
                names.append(w)
        facts = [[b, f, (not f) and w.lower() in titled, cnt[w] > 1, cnt[w] > 2, w.lower() in low, w != w.lower()]
                 for w, b, f in zip(t, sp, fl)]
        docs.append((paper['id'], np.array([types[w] for w in t], np.int32), np.array(facts, np.float32), y, paper.get('times', 1)))
    return docs


train = [d for f in os.environ['TRAIN'].split(',') for d in load(f)]
tests = [load(f) for f in os.environ['TEST'].split(',')]
if os.environ.get('SKIPMOD'):
    k, n = map(int, os.environ['SKIPMOD'].split('/'))
    # some of those left out are enough to see that all is well
    tests.insert(0, [d for d in train if fold_of(d[0], n) == k][::8])
    train = [d for d in train if fold_of(d[0], n) != k]
# after the halves are told apart, so that none reads a paper again that it learned from
train = [d for d in train for _ in range(d[4])]
wid = np.array([2] + [vocab.get(norm(w), 1) for w in names[1:]], np.int32)
gid = np.array([[0] * NG] + [grams(w) for w in names[1:]], np.int32)
sid = np.array([1] + [SHAPES.get(shape(w), 1) for w in names[1:]], np.int32)
P = pickle.load(open(os.environ.get('FROM', f'{WORK}/pretrained.pkl'), 'rb'))
if 'T' not in P:
    P = {k: P[k] for k in ('E', 'G', 'S', 'l1')}
    inputs = 2 * P['l1']['f']['Wh'].shape[0] + NF
    P['c'], P['cb'] = g(REACH * inputs, WIDTH), np.zeros(WIDTH, np.float32)
    P['o'], P['ob'] = g(WIDTH, L + R + K), np.zeros(L + R + K, np.float32)
    P['T'] = np.zeros((L, L), np.float32)
if 'l2' not in P:
    # begins without a say: what was learned before it stands
    P['l2'] = lstm(WIDTH + 1, SECOND)
    P['m'] = np.concatenate([np.eye(WIDTH), np.zeros((2 * SECOND, WIDTH))]).astype(np.float32)
    P['mb'] = np.zeros(WIDTH, np.float32)
begins = np.arange(L) % 2 == 1
allowed = np.array([[b == 0 or begins[b] or a == b or a == b - 1 for b in range(L)] for a in range(L)])
MASK = jnp.where(jnp.array(allowed), 0., -1e4)
FIRST = jnp.array([0. if b == 0 or begins[b] else -1e4 for b in range(L)])


def batch(docs, epoch=0):
    T = next(x for x in (96, 160, 208, 256, 304, 352, 416, 480) if x >= max(len(d[1]) for d in docs))
    n = len(docs)
    tk, y, r, q = (np.zeros((T, n), np.int32) for _ in range(4))
    f, m = np.zeros((T, n, NF), np.float32), np.zeros((T, n), np.float32)
    for b, (_, words, facts, labels, _) in enumerate(docs):
        k = len(words)
        tk[:k, b], f[:k, b], m[:k, b] = words, facts, 1
        y[:k, b], r[:k, b], q[:k, b] = labels[epoch % len(labels)]
    u, inv = np.unique(tk, return_inverse=True)
    N = next(x for x in (512, 1024, 1536, 2048, 2560, 3072, 4096, 8192) if x >= len(u))
    pad = np.zeros(N, np.int64)
    pad[:len(u)] = u
    return wid[pad], gid[pad], sid[pad], inv.reshape(tk.shape).astype(np.int32), f, m, y, r, q


def emit(P, tw, tg, ts, inv, f, m, key=None):
    x = types_vec(P, tw, tg, ts)[inv]
    keys = [None] * 5 if key is None else jax.random.split(key, 5)

    def drop(key, x, p):
        if key is None:
            return x
        return x * jax.random.bernoulli(key, 1 - p, (1,) + x.shape[1:]) / (1 - p)

    if key is not None:
        shown = jax.random.bernoulli(keys[3], .9, x.shape[:2] + (1,))
        x = jnp.concatenate([x[..., :D] * shown, x[..., D:]], -1)
    x = drop(keys[0], x, DROP * .6)
    ones = jnp.ones(x.shape[:2] + (1,))
    x = jnp.concatenate([x, ones], -1)
    z = jnp.concatenate([drop(keys[1], run(P['l1'], x, m), DROP), f], -1)
    edge = REACH // 2
    padded = jnp.pad(z, ((edge, edge), (0, 0), (0, 0)))
    z = jnp.concatenate([padded[i:i + z.shape[0]] for i in range(REACH)], -1)
    z = jax.nn.relu(z @ P['c'] + P['cb'])
    second = run(P['l2'], jnp.concatenate([z * m[..., None], ones], -1), m)
    z = jax.nn.relu(jnp.concatenate([z, drop(keys[4], second, DROP)], -1) @ P['m'] + P['mb'])
    o = drop(keys[2], z, .2)
    return o @ P['o'] + P['ob']


def loss(P, tw, tg, ts, inv, f, m, y, r, q, key):
    both = emit(P, tw, tg, ts, inv, f, m, key)
    s, told = both[..., :L], jax.nn.log_softmax(both[..., L:L + R])
    linked = jax.nn.log_softmax(both[..., L + R:])
    named = r > 0
    role = -jnp.sum(jnp.take_along_axis(told, jnp.maximum(r - 1, 0)[..., None], -1)[..., 0] * named)
    link = -jnp.sum(jnp.take_along_axis(linked, jnp.maximum(q - 1, 0)[..., None], -1)[..., 0] * (q > 0))
    chain = P['T'] + MASK
    gold = jnp.sum(jnp.take_along_axis(s, y[..., None], -1)[..., 0] * m) + jnp.sum(chain[y[:-1], y[1:]] * m[1:])

    def step(a, z):
        scores, there = z
        top = a.max(-1, keepdims=True)
        after = jnp.log(jnp.exp(a - top) @ jnp.exp(chain) + 1e-30) + top + scores
        return jnp.where(there[:, None] > 0, after, a), None

    a, _ = jax.lax.scan(step, s[0] + FIRST, (s[1:], m[1:]), unroll=4)
    return (jnp.sum(jax.nn.logsumexp(a, -1)) - gold + ROLE * role + LINK * link) / m.sum() * 10


def viterbi(s, chain):
    b, back = s[0] + np.asarray(FIRST), []
    for t in range(1, len(s)):
        q = b[:, None] + chain
        back.append(q.argmax(0))
        b = q.max(0) + s[t]
    y = [int(b.argmax())]
    for k in back[::-1]:
        y.append(int(k[y[-1]]))
    return y[::-1]


FAMILY, TYPE = {2, 5}, [0, 0, 0, 1, 1, 1, 2, 2]


def spans(y, proper):
    out, i = set(), 0
    while i < len(y):
        if y[i] % 2 == 0:
            i += 1
            continue
        j = i + 1
        while j < len(y) and y[j] == y[i] + 1:
            j += 1
        if not (proper and (y[i] - 1) // 2 in FAMILY):
            out.add((i, j, TYPE[(y[i] - 1) // 2]))
        i = j
    return out


def evaluate(P, docs):
    """F1 of exact pieces with their type, proper names and all; share of right relations; F1 of links, by tokens of names."""
    chain = np.asarray(P['T'] + MASK)
    hit, given, wanted, right, named = [0, 0], [0, 0], [0, 0], 0, 0
    linked = np.zeros(3)
    ordered = sorted(docs, key=lambda d: len(d[1]))
    for i in range(0, len(ordered), B):
        some = ordered[i:i + B]
        scores = np.asarray(scored(P, *batch(some)[:6]))
        for b, (_, words, _, labels, _) in enumerate(some):
            y = viterbi(scores[:len(words), b, :L], chain)
            gold, roles, links = labels[0]
            told = scores[:len(words), b, L:L + R].argmax(-1) + 1
            link = scores[:len(words), b, L + R:].argmax(-1) + 1
            linked += [((link == links) & (links > 1)).sum(), ((link > 1) & (links > 0)).sum(), (links > 1).sum()]
            right += int(((told == roles) & (roles > 0)).sum())
            named += int((roles > 0).sum())
            for k, proper in enumerate((True, False)):
                a, c = spans(y, proper), spans(list(gold), proper)
                hit[k] += len(a & c)
                given[k] += len(a)
                wanted[k] += len(c)
    figures = [2 * h / (p + w) for h, p, w in zip(hit, given, wanted)]
    return 'proper %.4f all %.4f role %.3f link %.3f' % (*figures, right / named, 2 * linked[0] / max(linked[1] + linked[2], 1))


steps = EPOCHS * math.ceil(len(train) / B)
schedule = optax.warmup_cosine_decay_schedule(0, LR, min(100, steps // 5), steps, 1e-5)
SLOWER = {'E': .2, 'G': .3, 'S': .5, 'l1': .6} if not os.environ.get('FAST') else {'E': .5, 'G': .5, 'S': .7, 'l1': 1.}
rules = {k: optax.adamw(lambda s, v=v: schedule(s) * v, weight_decay=1e-3) for k, v in SLOWER.items()}
rules['new'] = optax.adamw(schedule, weight_decay=1e-3)
opt = optax.chain(optax.clip_by_global_norm(5.), optax.multi_transform(rules, {k: k if k in SLOWER else 'new' for k in P}))
P = jax.tree.map(jnp.asarray, P)
S = opt.init(P)
scored = jax.jit(emit)


@jax.jit
def update(P, S, key, *b):
    value, grads = jax.value_and_grad(loss)(P, *b, key)
    u, S = opt.update(grads, S, P)
    return optax.apply_updates(P, u), S, value


print(len(train), 'papers,', steps, 'steps', flush=True)
key, r, start = jax.random.PRNGKey(SEED), np.random.default_rng(SEED), time.time()
done, total, stand = 0, 0., os.environ.get('STAND')
if stand and os.path.exists(stand):
    *stood, done, total = pickle.load(open(stand, 'rb'))
    P, S, key = jax.tree.map(jnp.asarray, stood)
now = 0
for epoch in range(EPOCHS):
    order, batches = r.permutation(len(train)), []
    # papers of like length together, so that little is padding
    for i in range(0, len(order), B * 8):
        part = sorted(order[i:i + B * 8], key=lambda j: len(train[j][1]))
        batches += [part[k:k + B] for k in range(0, len(part), B)]
    r.shuffle(batches)
    for n, some in enumerate(batches, 1):
        now += 1
        if now <= done:
            continue
        some = list(some) + list(order[:B - len(some)])
        key, k = jax.random.split(key)
        P, S, value = update(P, S, k, *batch([train[j] for j in some], epoch))
        total = float(value) + (total if n > 1 else 0)
        if n % 100 == 0:
            print(n, '%.3f' % (total / n), '%.0f s' % (time.time() - start), flush=True)
        if stand and now % 300 == 0:
            pickle.dump((*jax.tree.map(np.asarray, (P, S, key)), now, total), open(stand + '.new', 'wb'))
            os.replace(stand + '.new', stand)
    if now <= done:
        continue
    tested = [evaluate(P, t) for t in tests] if epoch % 2 == 1 or epoch == EPOCHS - 1 else []
    print(epoch + 1, '%.3f' % (total / len(batches)), '%.0f s' % (time.time() - start), *tested, flush=True)
if os.environ.get('OUT'):
    pickle.dump(jax.tree.map(np.asarray, P), open(os.environ['OUT'], 'wb'))
