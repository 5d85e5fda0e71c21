"""The layers that pretrain.py and finetune.py share: vectors of words, and an LSTM in both directions (JAX)."""
import math

import jax
import jax.numpy as jnp
import numpy as np

from data import E0, NB, NS

D = E0.shape[1]  # a word as a whole
GE = 48          # its pieces
SE = 12          # its outline
NF = 7           # circumstances of a token (src/extract/encoder/encoder.ts)
rng = np.random.default_rng(1)


def g(*s):
    return (rng.standard_normal(s) * math.sqrt(2 / (s[-1] + s[-2]))).astype(np.float32)


def lstm(inputs, cells):
    """Gates in the order input, forget, output, new; the forget gate begins open."""
    bias = np.concatenate([np.zeros(cells), np.ones(cells), np.zeros(2 * cells)]).astype(np.float32)
    return {d: {'Wx': g(inputs, 4 * cells), 'Wh': g(cells, 4 * cells), 'b': bias.copy()} for d in 'fb'}


def base(cells):
    return {
        'E': E0.copy(),
        'G': (rng.standard_normal((NB, GE)) * .2).astype(np.float32),
        'S': (rng.standard_normal((NS, SE)) * .3).astype(np.float32),
        # the last input is always one
        'l1': lstm(D + GE + SE + 1, cells),
    }


def types_vec(P, wid, gid, sid):
    """N distinct words → N vectors."""
    there = (gid > 0).astype(jnp.float32)
    pieces = (P['G'][gid] * there[..., None]).sum(1)
    pieces = pieces / jnp.sqrt(jnp.maximum(there.sum(1, keepdims=True), 1))
    return jnp.concatenate([P['E'][wid], pieces, P['S'][sid]], -1)


def run(p, x, m):
    """x: time × papers × inputs, m: 1 where a token stands → time × papers × states of both directions."""
    H = p['f']['Wh'].shape[0]
    zf = x @ p['f']['Wx'] + p['f']['b']
    zb = x[::-1] @ p['b']['Wx'] + p['b']['b']
    Wf, Wb = p['f']['Wh'], p['b']['Wh']

    def cell(z, h, s, W, mt):
        i, f, o, new = jnp.split(z + h @ W, 4, -1)
        s2 = jax.nn.sigmoid(f) * s + jax.nn.sigmoid(i) * jnp.tanh(new)
        return jax.nn.sigmoid(o) * jnp.tanh(s2) * mt, s2 * mt

    def step(c, a):
        hf, sf, hb, sb = c
        z1, z2, m1, m2 = a
        hf, sf = cell(z1, hf, sf, Wf, m1[:, None])
        hb, sb = cell(z2, hb, sb, Wb, m2[:, None])
        return (hf, sf, hb, sb), (hf, hb)

    z = jnp.zeros((x.shape[1], H))
    _, (hf, hb) = jax.lax.scan(step, (z, z, z, z), (zf, zb, m, m[::-1]), unroll=2)
    return jnp.concatenate([hf, hb[::-1]], -1)
