"""The way back from export.py: unpack.py ENCODER.bin OUT.pkl, a model to go on from (FROM of finetune.py), as exact as its signed
bytes are. Where WORK has no word vectors yet it gets those of this encoder and its outlines, which data.py needs to start."""
import json, os, pickle, sys
import numpy as np
from gensim.models import KeyedVectors

work = os.environ.get('WORK', 'work')
with open(sys.argv[1], 'rb') as f:
    file = f.read()
at = file.index(b'\n') + 1
head = json.loads(file[:at])
there = {}
for part in head['parts']:
    count = part['rows'] * part['columns']
    if part['kind'] == 'bytes':
        there[part['name']] = np.frombuffer(file, np.int8, count, at).reshape(part['rows'], -1).astype(np.float32) * np.float32(part['scale'])
        at += -(-count // 4) * 4
    else:
        there[part['name']] = np.frombuffer(file, '<f4', count, at).copy()
        at += count * 4
words = file[at:].decode().split('\n')


def direction(into, gate, bias):
    # export.py has added the row of the input that is always one to the bias
    return {'Wx': np.concatenate([into, np.zeros((1, into.shape[1]), np.float32)]), 'Wh': gate, 'b': bias}


def both(into_forth, into_back, gate_forth, gate_back, bias):
    forth, back = np.split(bias, 2)
    return {'f': direction(into_forth, gate_forth, forth), 'b': direction(into_back, gate_back, back)}


P = {
    'E': there['words'], 'G': there['grams'], 'S': there['outlines'],
    'l1': both(there['wordF'], there['wordB'], there['gateF'], there['gateB'], there['bias']),
    'c': there['layer'], 'cb': there['layerBias'], 'o': there['out'], 'ob': there['outBias'],
}
# an encoder of before the second LSTM has none: finetune.py begins one
if 'second' in there:
    P['l2'] = both(*np.split(there['second'], 2, 1), there['secondF'], there['secondB'], there['secondBias'])
    P['m'], P['mb'] = there['mix'], there['mixBias']
P['T'] = there['transitions'].reshape(int(len(there['transitions']) ** .5), -1)
pickle.dump(P, open(sys.argv[2], 'wb'))
if not os.path.exists(f'{work}/vectors.kv'):
    vectors = KeyedVectors(P['E'].shape[1])
    vectors.add_vectors(words, P['E'][len(P['E']) - len(words):])
    vectors.save(f'{work}/vectors.kv')
    json.dump({outline: 2 + i for i, outline in enumerate(head['outlines'])}, open(f'{work}/shapes.json', 'w'))
