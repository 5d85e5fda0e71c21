"""Words as the encoder sees them: a row of the vocabulary, the pieces they are spelt with, their outline.
The same as src/extract/encoder/spelling.ts."""
import hashlib, json, os, re
import numpy as np
from gensim.models import KeyedVectors

WORK = os.environ.get('WORK', 'work')
NUMBER = re.compile(r'^\d[\d.,]*$')


def norm(w):
    w = w.lower()
    return '0' if NUMBER.match(w) else w


kv = KeyedVectors.load(f'{WORK}/vectors.kv')
V0 = np.asarray(kv.vectors, np.float32)
# 0 padding, 1 a word unknown, 2 the end of a sentence
vocab = {w: i + 3 for i, w in enumerate(kv.index_to_key)}
E0 = np.concatenate([np.zeros((3, V0.shape[1]), np.float32), V0 / V0.std() * .5]).astype(np.float32)
NB = 16384  # rows of pieces
NG = 14     # pieces a word
NS = 96     # rows of outlines
SHAPES = json.load(open(f'{WORK}/shapes.json')) if os.path.exists(f'{WORK}/shapes.json') else {}


def fnv(s):
    h = 2166136261
    for b in s.encode('utf8'):
        h = ((h ^ b) * 16777619) & 0xffffffff
    return h


def grams(w):
    s = '^' + w.lower() + '$'
    g = [s[i:i + 3] for i in range(len(s) - 2)]
    if len(s) > 5:
        g = [s[:4], s[-4:]] + g
    g = [fnv(x) % (NB - 1) + 1 for x in g[:NG]]
    return g + [0] * (NG - len(g))


def shape(w):
    o = ''
    for c in w:
        k = 'X' if c.isupper() else 'x' if c.islower() else 'd' if c.isdigit() else c if ord(c) < 128 else 'u'
        if len(o) >= 2 and o[-1] == k and o[-2] == k:
            continue
        o += k
    return o


def fold_of(paper, n):
    """To which of n parts a paper belongs, by its id alone: the same whatever others stand beside it (foldOf of ../folds.js)."""
    return hashlib.sha256(paper.encode('utf8')).digest()[0] % n
