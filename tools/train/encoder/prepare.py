"""Turns WORK/tokens.txt into numbers: WORK/corpus.npz (words in order, and how each distinct one is spelt) and
WORK/shapes.json (the outlines that are frequent)."""
import collections, json
import numpy as np
from data import WORK, NG, NS, grams, norm, shape, vocab

types = {'</s>': 0}
tokens = []
for line in open(f'{WORK}/tokens.txt', encoding='utf8', errors='replace'):
    tokens.extend(types.setdefault(w, len(types)) for w in line.split())
    tokens.append(0)
tokens = np.array(tokens, np.int32)
names = list(types)
counts = np.bincount(tokens, minlength=len(names))
outlines = collections.Counter()
for name, count in zip(names, counts):
    outlines[shape(name)] += int(count)
shapes = {s: i + 2 for i, (s, _) in enumerate(outlines.most_common(NS - 2))}
wid = np.array([2] + [vocab.get(norm(w), 1) for w in names[1:]], np.int32)
gid = np.array([[0] * NG] + [grams(w) for w in names[1:]], np.int32)
sid = np.array([1] + [shapes.get(shape(w), 1) for w in names[1:]], np.int32)
json.dump(shapes, open(f'{WORK}/shapes.json', 'w'))
np.savez(f'{WORK}/corpus.npz', tok=tokens, wid=wid, gid=gid, sid=sid)
print(len(tokens), 'tokens,', len(names), 'distinct,', (wid[tokens] == 1).mean(), 'beyond the vocabulary')
