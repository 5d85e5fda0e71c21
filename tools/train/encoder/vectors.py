"""Word vectors (word2vec, skip-gram) of WORK/tokens.txt → WORK/vectors.kv: what the encoder's vocabulary begins as."""
import os, re
from gensim.models import Word2Vec

WORK = os.environ.get('WORK', 'work')
NUMBER = re.compile(r'^\d[\d.,]*$')


class Sentences:
    def __iter__(self):
        for line in open(f'{WORK}/tokens.txt', encoding='utf8', errors='replace'):
            yield ['0' if NUMBER.match(w) else w for w in line.lower().split()]


model = Word2Vec(Sentences(), vector_size=96, window=4, min_count=8, sg=1, negative=6, sample=1e-4, workers=2, epochs=4, seed=1)
model.wv.save(f'{WORK}/vectors.kv')
