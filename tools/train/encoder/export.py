"""Writes the encoder as src/extract/data/encoder.bin holds it: export.py MODEL.pkl OUT.bin

Weights become signed bytes with one scale a matrix; see src/extract/encoder/encoder-file.ts for the form."""
import json, pickle, sys
import numpy as np
from data import vocab, SHAPES

P = pickle.load(open(sys.argv[1], 'rb'))
parts, blobs = [], []


def add_bytes(name, a):
    a = np.asarray(a, np.float32)
    # the few largest are cut: a finer step for all others is worth more
    scale = float(np.quantile(np.abs(a), .9999)) / 127
    b = np.clip(np.rint(a / scale), -127, 127).astype(np.int8).tobytes()
    parts.append({'name': name, 'kind': 'bytes', 'rows': a.shape[0], 'columns': a.shape[1], 'scale': scale})
    blobs.append(b + b'\0' * (-len(b) % 4))


def add_floats(name, a):
    a = np.asarray(a, '<f4').reshape(1, -1)
    parts.append({'name': name, 'kind': 'floats', 'rows': 1, 'columns': a.shape[1]})
    blobs.append(a.tobytes())


add_bytes('words', P['E'])
add_bytes('grams', P['G'])
add_bytes('outlines', P['S'])
l = P['l1']
add_bytes('wordF', l['f']['Wx'][:-1])
add_bytes('wordB', l['b']['Wx'][:-1])
add_bytes('gateF', l['f']['Wh'])
add_bytes('gateB', l['b']['Wh'])
add_bytes('layer', P['c'])
second = P['l2']
add_bytes('second', np.concatenate([second['f']['Wx'][:-1], second['b']['Wx'][:-1]], 1))
add_bytes('secondF', second['f']['Wh'])
add_bytes('secondB', second['b']['Wh'])
add_bytes('mix', P['m'])
add_bytes('out', P['o'])
# the last input is always one
def bias_of(l):
    return np.concatenate([l['f']['b'] + l['f']['Wx'][-1], l['b']['b'] + l['b']['Wx'][-1]])


add_floats('bias', bias_of(l))
add_floats('layerBias', P['cb'])
add_floats('secondBias', bias_of(second))
add_floats('mixBias', P['mb'])
add_floats('outBias', P['ob'])
add_floats('transitions', P['T'])
words = [w for w, _ in sorted(vocab.items(), key=lambda x: x[1])]
outlines = [s for s, _ in sorted(SHAPES.items(), key=lambda x: x[1])]
head = json.dumps({'outlines': outlines, 'parts': parts}, ensure_ascii=False, separators=(',', ':')).encode()
head += b' ' * (3 - len(head) % 4) + b'\n'
with open(sys.argv[2], 'wb') as f:
    f.write(head + b''.join(blobs) + '\n'.join(words).encode())
